package io.mintmark.ledger.withdrawal;

import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.Signed;
import io.mintmark.ledger.DebitedAccounts;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.denomination.AllDenominations;
import io.mintmark.ledger.denomination.DenominationState;
import io.mintmark.ledger.withdrawal.WithdrawalCommand.IssueCoins;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/** Handles the withdrawals' commands, each in the transaction that is open, the account's debit included. */
public final class Withdrawals {
    /** What a command is answered with, after its events are recorded. */
    public sealed interface Reply {
        /** The bank's recorded message. */
        record Answer(Signed answer) implements Reply {}

        /** The command was refused, and that it was is recorded. */
        record RefusedOnRecord(Rejection rejection) implements Reply {}

        /** There is nothing to say. */
        record Done() implements Reply {}
    }

    private final Repository<Withdrawal> repository;
    private final DebitedAccounts accounts;
    private final AllDenominations denominations;
    private final WithdrawalTerms terms;

    /** @param denominations as they are at the time of asking */
    public Withdrawals(
            Repository<Withdrawal> repository,
            DebitedAccounts accounts,
            AllDenominations denominations,
            WithdrawalTerms terms) {
        this.repository = repository;
        this.accounts = accounts;
        this.denominations = denominations;
        this.terms = terms;
    }

    /** Decides, records what follows, and debits the account if coins were issued. */
    public Reply handle(WithdrawalCommand command) {
        Aggregate<Withdrawal> withdrawal = load(command);
        boolean issuedBefore = isIssued(withdrawal.invoke(Withdrawal::state));
        withdrawal.execute(w -> w.handle(command, terms, () -> holder(command, w.state())));
        WithdrawalState state = Objects.requireNonNull(withdrawal.invoke(Withdrawal::state));
        if (!issuedBefore && isIssued(state)) {
            accounts.debit(
                    command.accountId(), command.withdrawalId(), state.opened().amount(), command.at());
        }
        return reply(command, state);
    }

    private Aggregate<Withdrawal> load(WithdrawalCommand command) {
        try {
            return repository.loadOrCreate(
                    Streams.withdrawal(command.accountId(), command.withdrawalId()), Withdrawal::new);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a withdrawal cannot be loaded", e);
        }
    }

    private static boolean isIssued(@Nullable WithdrawalState state) {
        return state != null && state.issued().isPresent();
    }

    /** Coins are requested under the current parameters; a session that is open ends under its own. */
    private WithdrawalState.Holder holder(WithdrawalCommand command, @Nullable WithdrawalState state) {
        VerifyingKey identityKey = accounts.requireMayWithdraw(command.accountId(), command.at());
        DenominationState current = denominations.get();
        return new WithdrawalState.Holder(
                identityKey,
                state == null ? current : denominations.of(state.paramsId()).orElse(current));
    }

    private static Reply reply(WithdrawalCommand command, WithdrawalState state) {
        return switch (command) {
            case WithdrawalCommand.RequestWithdrawal request ->
                new Reply.Answer(state.opened().firstAnswer());
            case IssueCoins issue -> {
                Optional<Signed> answer = state.issued()
                        .filter(known -> state.answers(issue.challenge()))
                        .map(WithdrawalEvent.CoinsIssued::secondAnswer);
                yield answer.<Reply>map(Reply.Answer::new)
                        .orElseGet(() -> new Reply.RefusedOnRecord(new Rejection.ChallengeConflict()));
            }
            case WithdrawalCommand.ExpireWithdrawal expire -> new Reply.Done();
        };
    }
}
