package io.mintmark.ledger.denomination;

import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.Parameters;
import io.mintmark.ledger.BankKeys;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.denomination.DenominationCommand.PublishDenominations;
import io.mintmark.ledger.denomination.DenominationCommand.RevokeDenomination;
import io.mintmark.ledger.denomination.DenominationCommand.StopIssuing;
import io.mintmark.money.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.modelling.command.Repository;

/** Handles the denominations' commands, each in the transaction that is open. */
public final class DenominationCommands {
    private final Repository<Denominations> repository;
    private final Parameters parameters;
    private final Function<KeyId, Optional<Parameters>> formerWith;
    private final BankKeys bank;
    private final Currency currency;

    /**
     * @param repository of the key lists, one for each parameter set
     * @param parameters for whose list keys are published
     * @param formerWith the parameters before these in whose list a key is
     */
    public DenominationCommands(
            Repository<Denominations> repository,
            Parameters parameters,
            Function<KeyId, Optional<Parameters>> formerWith,
            BankKeys bank,
            Currency currency) {
        this.repository = repository;
        this.parameters = parameters;
        this.formerWith = formerWith;
        this.bank = bank;
        this.currency = currency;
    }

    /** Decides and records what follows. */
    public List<DenominationEvent> handle(DenominationCommand command) {
        Parameters concerned = switch (command) {
            case PublishDenominations publish -> parameters;
            case RevokeDenomination revoke -> formerWith.apply(revoke.keyId()).orElse(parameters);
            case StopIssuing stop -> formerWith.apply(stop.keyId()).orElse(parameters);
        };
        try {
            return repository
                    .loadOrCreate(Streams.denominations(concerned.id()), () -> new Denominations(concerned))
                    .invoke(denominations -> denominations.handle(command, bank, currency));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the key list cannot be loaded", e);
        }
    }
}
