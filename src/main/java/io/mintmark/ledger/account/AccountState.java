package io.mintmark.ledger.account;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.AccountOpening;
import io.mintmark.ecash.Licence;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.Texts;
import io.mintmark.ledger.account.AccountCommand.CashIn;
import io.mintmark.ledger.account.AccountCommand.CashOut;
import io.mintmark.ledger.account.AccountCommand.CloseAccount;
import io.mintmark.ledger.account.AccountCommand.CreditDeposit;
import io.mintmark.ledger.account.AccountCommand.DebitWithdrawal;
import io.mintmark.ledger.account.AccountCommand.Freeze;
import io.mintmark.ledger.account.AccountCommand.OpenAccount;
import io.mintmark.ledger.account.AccountCommand.RenewLicence;
import io.mintmark.ledger.account.AccountCommand.RevokeLicence;
import io.mintmark.ledger.account.AccountCommand.Unfreeze;
import io.mintmark.ledger.account.AccountEvent.AccountClosed;
import io.mintmark.ledger.account.AccountEvent.AccountFrozen;
import io.mintmark.ledger.account.AccountEvent.AccountOpened;
import io.mintmark.ledger.account.AccountEvent.AccountUnfrozen;
import io.mintmark.ledger.account.AccountEvent.CashedIn;
import io.mintmark.ledger.account.AccountEvent.CashedOut;
import io.mintmark.ledger.account.AccountEvent.DepositCredited;
import io.mintmark.ledger.account.AccountEvent.LicenceRenewed;
import io.mintmark.ledger.account.AccountEvent.LicenceRevoked;
import io.mintmark.ledger.account.AccountEvent.WithdrawalDebited;
import io.mintmark.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open account, of a size that does not depend on its history.
 *
 * @param opening SHA-256 of all that was opened with, by which a repeated opening is recognized
 * @param freeze the reason of the last freeze, empty if there is none; no reason is
 */
public record AccountState(
        AccountId accountId,
        VerifyingKey identityKey,
        Bytes opening,
        Money balance,
        LicenceTerm licence,
        Withdrawn withdrawn,
        String freeze,
        boolean closed) {
    /** Bytes of the longest reference or reason. */
    public static final int MAX_TEXT = 256;

    /** Bytes of the longest name of a holder. */
    public static final int MAX_NAME = 256;

    /** The present licence. */
    public record LicenceTerm(Instant until, boolean revoked) {}

    /** What was withdrawn on the last day of a withdrawal, in UTC. Clocks may go back; a day that is over gets no second limit. */
    public record Withdrawn(LocalDate day, Money amount) {
        Money on(LocalDate now) {
            return now.isAfter(day) ? Money.zero(amount.currency()) : amount;
        }

        Withdrawn plus(LocalDate now, Money more) {
            return new Withdrawn(now.isAfter(day) ? now : day, on(now).plus(more));
        }
    }

    /**
     * What follows from a command.
     *
     * @param state null before the opening
     * @throws RejectedException if nothing does, because it is refused
     */
    public static List<AccountEvent> decide(@Nullable AccountState state, AccountCommand command, AccountTerms terms) {
        if (command instanceof OpenAccount open) {
            return state == null ? open(open, terms) : state.openAgain(open);
        }
        if (state == null) {
            throw new RejectedException(new Rejection.AccountUnknown());
        }
        reject(state.closed, new Rejection.AccountClosed());
        return switch (command) {
            case OpenAccount open -> state.openAgain(open);
            case CashIn cashIn -> state.cashIn(cashIn, terms);
            case CashOut cashOut -> state.cashOut(cashOut);
            case DebitWithdrawal debit -> state.debit(debit, terms);
            case CreditDeposit credit -> state.credit(credit);
            case Freeze freeze -> state.freeze(freeze);
            case Unfreeze unfreeze -> state.unfreeze(unfreeze);
            case RenewLicence renew -> state.renew(renew, terms);
            case RevokeLicence revoke -> state.revoke(revoke);
            case CloseAccount close -> state.close(close);
        };
    }

    private static List<AccountEvent> open(OpenAccount command, AccountTerms terms) {
        Texts.require(command.holderName(), MAX_NAME);
        try {
            command.request().verify(new AccountOpening(terms.paramsId(), command.nonce(), command.holderName()));
        } catch (VerificationFailedException e) {
            throw new RejectedException(new Rejection.OpeningRefused());
        }
        VerifyingKey identityKey = command.request().identityKey();
        Licence licence = terms.licences()
                .issue(
                        command.accountId(),
                        identityKey,
                        command.at(),
                        command.at().plus(terms.licenceValidity()));
        return List.of(new AccountOpened(
                command.accountId(),
                identityKey,
                terms.currency(),
                command.request().encoding(),
                command.nonce(),
                command.holderName(),
                command.contractHash(),
                licence.encoding(),
                licence.notAfter(),
                command.at()));
    }

    /** The same opening is safe to repeat; another one for the same key is refused. */
    private List<AccountEvent> openAgain(OpenAccount command) {
        Bytes again = hashOpening(
                command.request().encoding(), command.nonce(), command.holderName(), command.contractHash());
        reject(!again.equals(opening), new Rejection.IdentityKeyInUse());
        return List.of();
    }

    private static Bytes hashOpening(Bytes request, Bytes nonce, String holderName, Bytes contractHash) {
        return Hashing.sha256(
                new Items().add(request).add(nonce).add(holderName).add(contractHash));
    }

    private List<AccountEvent> cashIn(CashIn command, AccountTerms terms) {
        requireAmount(command.amount());
        Texts.require(command.reference(), MAX_TEXT);
        reject(
                exceeds(balance, command.amount(), terms.holdingLimit()),
                new Rejection.HoldingLimitExceeded(terms.holdingLimit()));
        return List.of(new CashedIn(accountId, command.amount(), command.reference(), command.at()));
    }

    private List<AccountEvent> cashOut(CashOut command) {
        requireAmount(command.amount());
        Texts.require(command.reference(), MAX_TEXT);
        requireMayLeave(command.amount());
        return List.of(new CashedOut(accountId, command.amount(), command.reference(), command.at()));
    }

    private List<AccountEvent> debit(DebitWithdrawal command, AccountTerms terms) {
        requireAmount(command.amount());
        requireMayWithdraw(command.at());
        requireMayLeave(command.amount());
        reject(
                exceeds(withdrawn.on(day(command.at())), command.amount(), terms.withdrawalLimit()),
                new Rejection.WithdrawalLimitExceeded(terms.withdrawalLimit()));
        return List.of(new WithdrawalDebited(accountId, command.withdrawalId(), command.amount(), command.at()));
    }

    private List<AccountEvent> credit(CreditDeposit command) {
        requireAmount(command.amount());
        Money most = new Money(Money.MAX_MINOR_UNITS, balance.currency());
        reject(exceeds(balance, command.amount(), most), new Rejection.BalanceTooLarge());
        return List.of(new DepositCredited(accountId, command.depositId(), command.amount(), command.at()));
    }

    /** Whether nothing may leave it. */
    public boolean frozen() {
        return !freeze.isEmpty();
    }

    /** Another reason is recorded as well: whoever lifts the freeze has to see all of them. */
    private List<AccountEvent> freeze(Freeze command) {
        Texts.require(command.reason(), MAX_TEXT);
        return freeze.equals(command.reason())
                ? List.of()
                : List.of(new AccountFrozen(accountId, command.reason(), command.at()));
    }

    private List<AccountEvent> unfreeze(Unfreeze command) {
        Texts.require(command.reason(), MAX_TEXT);
        return frozen() ? List.of(new AccountUnfrozen(accountId, command.reason(), command.at())) : List.of();
    }

    private List<AccountEvent> renew(RenewLicence command, AccountTerms terms) {
        reject(licence.revoked(), new Rejection.LicenceRevoked());
        Licence licence = terms.licences()
                .issue(accountId, identityKey, command.at(), command.at().plus(terms.licenceValidity()));
        return List.of(new LicenceRenewed(accountId, licence.encoding(), licence.notAfter(), command.at()));
    }

    private List<AccountEvent> revoke(RevokeLicence command) {
        Texts.require(command.reason(), MAX_TEXT);
        return licence.revoked() ? List.of() : List.of(new LicenceRevoked(accountId, command.reason(), command.at()));
    }

    private List<AccountEvent> close(CloseAccount command) {
        Texts.require(command.reason(), MAX_TEXT);
        reject(frozen(), new Rejection.AccountFrozen());
        reject(balance.minorUnits() != 0, new Rejection.BalanceNotZero());
        return List.of(new AccountClosed(accountId, command.reason(), command.at()));
    }

    /** @throws RejectedException unless coins may be issued for the account at this time */
    public void requireMayWithdraw(Instant at) {
        reject(closed, new Rejection.AccountClosed());
        reject(frozen(), new Rejection.AccountFrozen());
        reject(licence.revoked(), new Rejection.LicenceRevoked());
        reject(at.isAfter(licence.until()), new Rejection.LicenceExpired());
    }

    private void requireMayLeave(Money amount) {
        reject(frozen(), new Rejection.AccountFrozen());
        reject(amount.minorUnits() > balance.minorUnits(), new Rejection.InsufficientFunds());
    }

    private void requireAmount(Money amount) {
        reject(amount.minorUnits() == 0, new Rejection.AmountZero());
        reject(!amount.currency().equals(balance.currency()), new Rejection.WrongCurrency());
    }

    /** Whether {@code amount} on top of {@code base} is more than {@code limit}, without a sum that could overflow. */
    private static boolean exceeds(Money base, Money amount, Money limit) {
        return amount.minorUnits() > limit.minorUnits() || base.minorUnits() > limit.minorUnits() - amount.minorUnits();
    }

    private static void reject(boolean refused, Rejection rejection) {
        if (refused) {
            throw new RejectedException(rejection);
        }
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /**
     * The account after an event.
     *
     * @param state null before the opening
     */
    public static AccountState evolve(@Nullable AccountState state, AccountEvent event) {
        if (event instanceof AccountOpened opened) {
            return opened(opened);
        }
        if (state == null) {
            throw new IllegalStateException("an account begins with its opening");
        }
        return switch (event) {
            case AccountOpened opened -> opened(opened);
            case CashedIn in -> state.with(state.balance.plus(in.amount()));
            case CashedOut out -> state.with(state.balance.minus(out.amount()));
            case WithdrawalDebited debited -> state.debited(debited);
            case DepositCredited credited -> state.with(state.balance.plus(credited.amount()));
            case AccountFrozen frozen -> state.with(frozen.reason(), state.closed);
            case AccountUnfrozen unfrozen -> state.with("", state.closed);
            case LicenceRenewed renewed -> state.with(new LicenceTerm(renewed.licenceUntil(), state.licence.revoked()));
            case LicenceRevoked revoked -> state.with(new LicenceTerm(state.licence.until(), true));
            case AccountClosed closed -> state.with(state.freeze, true);
        };
    }

    private static AccountState opened(AccountOpened event) {
        Money nothing = Money.zero(event.currency());
        return new AccountState(
                event.accountId(),
                event.identityKey(),
                hashOpening(event.certificationRequest(), event.nonce(), event.holderName(), event.contractHash()),
                nothing,
                new LicenceTerm(event.licenceUntil(), false),
                new Withdrawn(LocalDate.EPOCH, nothing),
                "",
                false);
    }

    private AccountState debited(WithdrawalDebited event) {
        Withdrawn next = withdrawn.plus(day(event.at()), event.amount());
        return new AccountState(
                accountId, identityKey, opening, balance.minus(event.amount()), licence, next, freeze, closed);
    }

    private AccountState with(Money next) {
        return new AccountState(accountId, identityKey, opening, next, licence, withdrawn, freeze, closed);
    }

    private AccountState with(LicenceTerm next) {
        return new AccountState(accountId, identityKey, opening, balance, next, withdrawn, freeze, closed);
    }

    private AccountState with(String nowFrozen, boolean nowClosed) {
        return new AccountState(accountId, identityKey, opening, balance, licence, withdrawn, nowFrozen, nowClosed);
    }
}
