package io.mintmark.ledger.bank;

import io.mintmark.ledger.RejectedException;
import java.util.Map;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Sends commands and waits for their results. A transaction that another one was faster than has left nothing behind and is
 * simply run again: it then sees what the other has written.
 */
final class Dispatch {
    private static final int MAX_ATTEMPTS = 20;

    private final CommandBus bus;

    /** @param bus whose handlers each run in a transaction of their own */
    Dispatch(CommandBus bus) {
        this.bus = bus;
    }

    /**
     * What the command's handler returns.
     *
     * @throws RejectedException if the ledger refuses
     * @throws LedgerBusyException if others were faster every time
     */
    @Nullable
    Object send(Object command) {
        return send(GenericCommandMessage.asCommandMessage(command));
    }

    /** The same, and something else in the same transaction. */
    @Nullable
    Object send(Object command, Alongside<?> alongside) {
        return send(GenericCommandMessage.asCommandMessage(command)
                .andMetaData(Map.of(StoringAlongside.METADATA, alongside)));
    }

    private @Nullable Object send(CommandMessage<Object> command) {
        for (int attempt = 1; ; attempt++) {
            FutureCallback<Object, Object> callback = new FutureCallback<>();
            bus.dispatch(command, callback);
            var result = callback.getResult();
            if (!result.isExceptional()) {
                return result.getPayload();
            }
            Throwable failure = result.exceptionResult();
            if (!anotherWasFaster(failure)) {
                throw failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
            }
            if (attempt == MAX_ATTEMPTS) {
                throw new LedgerBusyException(failure);
            }
        }
    }

    private static boolean anotherWasFaster(Throwable failure) {
        return failure instanceof ConcurrencyException || failure instanceof AggregateStreamCreationException;
    }
}
