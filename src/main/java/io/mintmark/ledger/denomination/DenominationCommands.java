package io.mintmark.ledger.denomination;

import io.mintmark.ecash.Parameters;
import io.mintmark.ledger.BankKeys;
import io.mintmark.ledger.Streams;
import io.mintmark.money.Currency;
import java.util.List;
import org.axonframework.modelling.command.Repository;

/** Handles the denominations' commands, each in the transaction that is open. */
public final class DenominationCommands {
    private final Repository<Denominations> repository;
    private final Parameters parameters;
    private final BankKeys bank;
    private final Currency currency;

    /** @param repository of the one key list there is */
    public DenominationCommands(
            Repository<Denominations> repository, Parameters parameters, BankKeys bank, Currency currency) {
        this.repository = repository;
        this.parameters = parameters;
        this.bank = bank;
        this.currency = currency;
    }

    /** Decides and records what follows. */
    public List<DenominationEvent> handle(DenominationCommand command) {
        try {
            return repository
                    .loadOrCreate(Streams.denominations(parameters.id()), () -> new Denominations(parameters))
                    .invoke(denominations -> denominations.handle(command, bank, currency));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the key list cannot be loaded", e);
        }
    }
}
