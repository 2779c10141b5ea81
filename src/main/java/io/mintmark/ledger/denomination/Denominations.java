package io.mintmark.ledger.denomination;

import io.mintmark.ecash.Parameters;
import io.mintmark.ledger.BankKeys;
import io.mintmark.ledger.Streams;
import io.mintmark.money.Currency;
import java.util.List;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;

/** The denominations as Axon's aggregate: holds the state, decides nothing. */
public class Denominations {
    private DenominationState state;

    /** Before the first set. */
    public Denominations(Parameters parameters) {
        state = DenominationState.empty(parameters);
    }

    List<DenominationEvent> handle(DenominationCommand command, BankKeys bank, Currency currency) {
        List<DenominationEvent> events = state.decide(command, bank, currency);
        events.forEach(AggregateLifecycle::apply);
        return events;
    }

    @AggregateIdentifier
    String stream() {
        return Streams.denominations(state.keys().parameters().id());
    }

    @EventSourcingHandler
    void on(DenominationEvent event) {
        state = state.evolve(event);
    }
}
