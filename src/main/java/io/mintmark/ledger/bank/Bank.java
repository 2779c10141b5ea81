package io.mintmark.ledger.bank;

import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ecash.Signed;
import io.mintmark.ledger.EventStreams;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.account.AccountCommand;
import io.mintmark.ledger.account.AccountEvent;
import io.mintmark.ledger.denomination.AllDenominations;
import io.mintmark.ledger.denomination.DenominationCommand;
import io.mintmark.ledger.denomination.DenominationEvent;
import io.mintmark.ledger.denomination.DenominationState;
import io.mintmark.ledger.deposit.DepositCommand.DepositPayments;
import io.mintmark.ledger.deposit.DepositCommand.ReleaseHeldCoin;
import io.mintmark.ledger.deposit.DepositEvent;
import io.mintmark.ledger.deposit.DepositEvent.DepositSettled;
import io.mintmark.ledger.deposit.Presentation;
import io.mintmark.ledger.tracing.AppointedTrustees;
import io.mintmark.ledger.tracing.Records;
import io.mintmark.ledger.tracing.Submission;
import io.mintmark.ledger.tracing.TracingCommand;
import io.mintmark.ledger.tracing.TracingCommand.SubmitShares;
import io.mintmark.ledger.tracing.TracingCommand.Verdict;
import io.mintmark.ledger.tracing.TracingEvent;
import io.mintmark.ledger.withdrawal.WithdrawalCommand;
import io.mintmark.ledger.withdrawal.Withdrawals.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandBus;

/**
 * Everything the ledger can be asked. Each call is one transaction: when it returns, its events are stored for good; when it
 * throws, none is. Openings, withdrawals, deposits, freezes and their ends are safe to repeat; movements of cash happen as often
 * as they are asked for, and whoever asks keeps the count.
 */
public final class Bank {
    private final Dispatch dispatch;
    private final AllDenominations denominations;
    private final EventStreams streams;
    private final Records records;
    private final AppointedTrustees trustees;
    private final Verification verification;

    /** What is done with a deposit before its transaction opens: {@link Presentation#verify}, and perhaps more. */
    @FunctionalInterface
    public interface Verification {
        /** @throws RejectedException as {@link Presentation#verify} */
        DepositPayments verify(Presentation presentation, AllDenominations keys, Instant at);
    }

    /** @param bus whose handlers each run in a transaction of their own */
    public Bank(
            CommandBus bus,
            AllDenominations denominations,
            EventStreams streams,
            AppointedTrustees trustees,
            Verification verification) {
        this.dispatch = new Dispatch(bus);
        this.denominations = denominations;
        this.streams = streams;
        this.records = new Records(streams);
        this.trustees = trustees;
        this.verification = verification;
    }

    /**
     * What follows from the command, which may be nothing.
     *
     * @throws RejectedException if the command is refused
     */
    public List<AccountEvent> execute(AccountCommand command) {
        return execute(command, nothingElse -> {});
    }

    /** The same, and something else in its transaction. */
    @SuppressWarnings("unchecked") // what the handler returns
    public List<AccountEvent> execute(AccountCommand command, Alongside<List<AccountEvent>> alongside) {
        return (List<AccountEvent>) Objects.requireNonNull(dispatch.send(command, alongside));
    }

    /**
     * What follows from the command, which may be nothing.
     *
     * @throws RejectedException if the command is refused
     */
    public List<DenominationEvent> execute(DenominationCommand command) {
        return execute(command, nothingElse -> {});
    }

    /** The same, and something else in its transaction. */
    @SuppressWarnings("unchecked") // what the handler returns
    public List<DenominationEvent> execute(DenominationCommand command, Alongside<List<DenominationEvent>> alongside) {
        return (List<DenominationEvent>) Objects.requireNonNull(dispatch.send(command, alongside));
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
        return settled.orElseGet(
                () -> (DepositSettled) dispatch.send(verification.verify(presentation, denominations, at)));
    }

    /** Credits a held coin to its merchant, and stores something else in the same transaction. */
    public void execute(ReleaseHeldCoin command, Alongside<DepositEvent> alongside) {
        dispatch.send(command, alongside);
    }

    /**
     * What follows from the command, which may be nothing, and something else in its transaction.
     *
     * @throws RejectedException if the command is refused
     */
    @SuppressWarnings("unchecked") // what the handler returns
    public List<TracingEvent> execute(TracingCommand command, Alongside<List<TracingEvent>> alongside) {
        return (List<TracingEvent>) Objects.requireNonNull(dispatch.send(command, alongside));
    }

    /** The same, and nothing else. */
    public List<TracingEvent> execute(TracingCommand command) {
        return execute(command, nothingElse -> {});
    }

    /**
     * Takes a trustee's shares, which are verified before the transaction opens.
     *
     * @throws RejectedException if they are refused; that they were wrong although the trustee signed them is on record then
     */
    public List<TracingEvent> submit(Submission submission, Instant at) {
        SubmitShares command = submission.verify(records, trustees, at);
        List<TracingEvent> events = execute(command);
        if (command.verdict() instanceof Verdict.Wrong(Rejection reason) && !events.isEmpty()) {
            throw new RejectedException(reason);
        }
        return events;
    }

    /** The key list of the current parameters, as it is now. */
    public KeyList keys() {
        return denominations.get().keys();
    }

    /** The key list of these parameters, if they are, or were, the bank's own. */
    public Optional<KeyList> keys(ParamsId paramsId) {
        return denominations.of(paramsId).map(DenominationState::keys);
    }
}
