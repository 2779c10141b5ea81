package io.mintmark.ledger.account;

import io.mintmark.ledger.Streams;
import java.util.List;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** The account as Axon's aggregate: holds the state, decides nothing. */
public class Account {
    private @Nullable AccountState state;

    /** Not yet opened. */
    public Account() {}

    List<AccountEvent> handle(AccountCommand command, AccountTerms terms) {
        List<AccountEvent> events = AccountState.decide(state, command, terms);
        events.forEach(AggregateLifecycle::apply);
        return events;
    }

    @AggregateIdentifier
    @Nullable
    String stream() {
        return state == null ? null : Streams.account(state.accountId());
    }

    @Nullable
    AccountState state() {
        return state;
    }

    @EventSourcingHandler
    void on(AccountEvent event) {
        state = AccountState.evolve(state, event);
    }
}
