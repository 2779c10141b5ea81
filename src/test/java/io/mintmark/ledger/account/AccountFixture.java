package io.mintmark.ledger.account;

import static io.mintmark.ledger.TestLedger.ACCOUNT_TERMS;
import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.TestLedger.cents;
import static io.mintmark.ledger.TestLedger.depositId;
import static io.mintmark.ledger.TestLedger.withdrawalId;

import io.mintmark.ecash.AccountId;
import io.mintmark.ledger.LedgerFixture;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.TestLedger.TestHolder;
import io.mintmark.ledger.account.AccountEvent.AccountClosed;
import io.mintmark.ledger.account.AccountEvent.AccountFrozen;
import io.mintmark.ledger.account.AccountEvent.AccountOpened;
import io.mintmark.ledger.account.AccountEvent.AccountUnfrozen;
import io.mintmark.ledger.account.AccountEvent.CashedIn;
import io.mintmark.ledger.account.AccountEvent.CashedOut;
import io.mintmark.ledger.account.AccountEvent.DepositCredited;
import io.mintmark.ledger.account.AccountEvent.LicenceRevoked;
import io.mintmark.ledger.account.AccountEvent.WithdrawalDebited;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.test.aggregate.AggregateTestFixture;

/** Accounts given, when, then; and what has happened to the account of one holder. */
final class AccountFixture {
    static final TestHolder ADA = TestLedger.holder("Ada Lovelace");
    static final AccountId ACCOUNT = ADA.accountId;
    static final AccountOpened OPENED = ADA.opened();
    static final AccountFrozen FROZEN = new AccountFrozen(ACCOUNT, "double spend", NOW);
    static final AccountUnfrozen UNFROZEN = new AccountUnfrozen(ACCOUNT, "settled", NOW);
    static final LicenceRevoked REVOKED = new LicenceRevoked(ACCOUNT, "key lost", NOW);
    static final AccountClosed CLOSED = new AccountClosed(ACCOUNT, "at the holder's wish", NOW);

    private AccountFixture() {}

    static LedgerFixture.Given<Account> given(AccountEvent... events) {
        return given(List.of(events));
    }

    static LedgerFixture.Given<Account> given(List<AccountEvent> events) {
        AggregateTestFixture<Account> fixture = new AggregateTestFixture<>(Account.class);
        Accounts accounts = new Accounts(fixture.getRepository(), ACCOUNT_TERMS);
        return new LedgerFixture<Account, AccountEvent>(
                        fixture, AccountCommand.class, command -> accounts.handle((AccountCommand) command))
                .given(events);
    }

    /** What the accounts answer to another part of the ledger, in a transaction. */
    static <R> R ask(Function<Accounts, R> question, AccountEvent... past) {
        AggregateTestFixture<Account> fixture = new AggregateTestFixture<>(Account.class);
        Accounts accounts = new Accounts(fixture.getRepository(), ACCOUNT_TERMS);
        fixture.given(Arrays.asList(past));
        var result = DefaultUnitOfWork.startAndGet(null).executeWithResult(() -> question.apply(accounts));
        if (result.isExceptional()) {
            throw (RuntimeException) result.exceptionResult();
        }
        return result.getPayload();
    }

    static AccountState stateAfter(List<? extends AccountEvent> events) {
        AccountState state = null;
        for (AccountEvent event : events) {
            state = AccountState.evolve(state, event);
        }
        return state;
    }

    static CashedIn in(long amount) {
        return new CashedIn(ACCOUNT, cents(amount), "counter 1", NOW);
    }

    static CashedOut out(long amount) {
        return new CashedOut(ACCOUNT, cents(amount), "counter 1", NOW);
    }

    static WithdrawalDebited debited(long amount, Instant at) {
        return new WithdrawalDebited(ACCOUNT, withdrawalId(1), cents(amount), at);
    }

    static DepositCredited credited(long amount) {
        return new DepositCredited(ACCOUNT, depositId(1), cents(amount), NOW);
    }
}
