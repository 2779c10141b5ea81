package io.mintmark.config;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.mintmark.api.Measures;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.withdrawal.WithdrawalCommand;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** Everything that is counted and timed: kinds, codes and sizes, and nothing about anybody. */
final class Meters implements Measures {
    private final MeterRegistry registry;

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void repeated() {
        registry.counter("mintmark.idempotent.hits").increment();
    }

    @Override
    public void deposited(int payments, int coins, int doubleSpent) {
        DistributionSummary.builder("mintmark.deposit.payments")
                .register(registry)
                .record(payments);
        DistributionSummary.builder("mintmark.deposit.coins").register(registry).record(coins);
        registry.counter("mintmark.double.spends").increment(doubleSpent);
    }

    /** The time of a deposit's verification. */
    <T> T verifying(Supplier<T> verification) {
        Timer timer = cryptography("deposit");
        return timer.record(verification);
    }

    private Timer cryptography(String of) {
        return registry.timer("mintmark.crypto", "of", of);
    }

    /** Counts commands by what became of their transactions, and times withdrawals, which are cryptography throughout. */
    MessageHandlerInterceptor<CommandMessage<?>> ofCommands() {
        return (unit, chain) -> {
            unit.afterCommit(done -> count(done, "done"));
            unit.onRollback(
                    failed -> count(failed, outcome(failed.getExecutionResult().getExceptionResult())));
            if (unit.getMessage().getPayload() instanceof WithdrawalCommand) {
                return cryptography("withdrawal").recordCallable(chain::proceed);
            }
            return chain.proceed();
        };
    }

    private void count(UnitOfWork<? extends CommandMessage<?>> unit, String outcome) {
        String kind = unit.getMessage().getPayloadType().getSimpleName();
        registry.counter("mintmark.commands", "kind", kind, "outcome", outcome).increment();
    }

    private static String outcome(Throwable failure) {
        return switch (failure) {
            case RejectedException rejected -> rejected.rejection().code();
            case ConcurrencyException faster -> "retried";
            case AggregateStreamCreationException faster -> "retried";
            default -> "failed";
        };
    }
}
