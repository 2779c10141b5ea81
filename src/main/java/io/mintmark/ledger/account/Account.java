package io.mintmark.ledger.account;

import io.mintmark.ledger.Streams;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** The account as Axon's aggregate: holds the state, decides nothing. */
public class Account {
    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable AccountState state;

    /** Not yet opened. */
    public Account() {}

    void handle(AccountCommand command, AccountTerms terms) {
        AccountState.decide(state, command, terms).forEach(AggregateLifecycle::apply);
    }

    @Nullable
    AccountState state() {
        return state;
    }

    @EventSourcingHandler
    void on(AccountEvent event) {
        stream = Streams.account(event.accountId());
        state = AccountState.evolve(state, event);
    }
}
