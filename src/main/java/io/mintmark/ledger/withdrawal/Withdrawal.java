package io.mintmark.ledger.withdrawal;

import io.mintmark.ledger.Streams;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** The withdrawal as Axon's aggregate: holds the state, decides nothing. */
public class Withdrawal {
    private @Nullable WithdrawalState state;

    /** Not yet requested. */
    public Withdrawal() {}

    void handle(WithdrawalCommand command, WithdrawalTerms terms, Supplier<WithdrawalState.Holder> holder) {
        WithdrawalState.decide(state, command, terms, holder).forEach(AggregateLifecycle::apply);
    }

    @AggregateIdentifier
    @Nullable
    String stream() {
        return state == null
                ? null
                : Streams.withdrawal(state.opened().accountId(), state.opened().withdrawalId());
    }

    @Nullable
    WithdrawalState state() {
        return state;
    }

    @EventSourcingHandler
    void on(WithdrawalEvent event) {
        state = WithdrawalState.evolve(state, event);
    }
}
