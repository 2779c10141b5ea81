package io.mintmark.ledger.bank;

import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.Signed;
import io.mintmark.ledger.EventStreams;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.account.AccountCommand;
import io.mintmark.ledger.denomination.DenominationCommand;
import io.mintmark.ledger.denomination.DenominationState;
import io.mintmark.ledger.deposit.DepositEvent.DepositSettled;
import io.mintmark.ledger.deposit.DepositTerms;
import io.mintmark.ledger.deposit.Presentation;
import io.mintmark.ledger.withdrawal.WithdrawalCommand;
import io.mintmark.ledger.withdrawal.Withdrawals.Reply;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandBus;

/**
 * Everything the ledger can be asked. Each call is one transaction: when it returns, its events are stored for good; when it
 * throws, none is. Openings, withdrawals, deposits, freezes and their ends are safe to repeat; movements of cash happen as often
 * as they are asked for, and whoever asks keeps the count.
 */
public final class Bank {
    private final Dispatch dispatch;
    private final Supplier<DenominationState> denominations;
    private final EventStreams streams;
    private final DepositTerms depositTerms;

    /** @param bus whose handlers each run in a transaction of their own */
    public Bank(
            CommandBus bus,
            Supplier<DenominationState> denominations,
            EventStreams streams,
            DepositTerms depositTerms) {
        this.dispatch = new Dispatch(bus);
        this.denominations = denominations;
        this.streams = streams;
        this.depositTerms = depositTerms;
    }

    /** @throws RejectedException if the command is refused */
    public void execute(AccountCommand command) {
        dispatch.send(command);
    }

    /** @throws RejectedException if the command is refused */
    public void execute(DenominationCommand command) {
        dispatch.send(command);
    }

    /**
     * The bank's answer to a request or a challenge.
     *
     * @throws RejectedException if the command is refused; that a second challenge was is on record then
     */
    public Optional<Signed> execute(WithdrawalCommand command) {
        return switch (Objects.requireNonNull((Reply) dispatch.send(command))) {
            case Reply.Answer answer -> Optional.of(answer.answer());
            case Reply.RefusedOnRecord refused -> throw new RejectedException(refused.rejection());
            case Reply.Done done -> Optional.empty();
        };
    }

    /**
     * Takes a merchant's payments. They are verified before the transaction opens, unless the deposit was made before.
     *
     * @throws RejectedException if the deposit as a whole is refused
     */
    public DepositSettled deposit(Presentation presentation, Instant at) {
        Optional<DepositSettled> settled = streams.first(
                        Streams.deposit(presentation.merchant(), presentation.depositId()))
                .map(DepositSettled.class::cast)
                .filter(known -> known.requestHash().equals(presentation.hash()));
        return settled.orElseGet(() -> (DepositSettled) dispatch.send(presentation.verify(keys(), depositTerms, at)));
    }

    /** The key list as it is now. */
    public KeyList keys() {
        return denominations.get().keys();
    }
}
