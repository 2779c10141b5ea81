package io.mintmark.ledger.bank;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Runs the {@link Alongside} that came with a command, when the command's events are written and nothing is committed. */
public final class StoringAlongside implements MessageHandlerInterceptor<CommandMessage<?>> {
    static final String METADATA = "alongside";

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain)
            throws Exception {
        Object result = chain.proceed();
        Object alongside = unit.getMessage().getMetaData().get(METADATA);
        if (alongside != null && result != null) {
            unit.onPrepareCommit(written -> store(alongside, result));
        }
        return result;
    }

    @SuppressWarnings("unchecked") // Bank puts together the commands and what their handlers return
    private static void store(Object alongside, Object result) {
        ((Alongside<Object>) alongside).store(result);
    }
}
