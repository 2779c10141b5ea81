package io.mintmark.ledger.account;

import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ledger.CreditedAccounts;
import io.mintmark.ledger.DebitedAccounts;
import io.mintmark.ledger.DepositId;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.Streams;
import io.mintmark.money.Money;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/** Handles the accounts' commands, each in the transaction that is open. */
public final class Accounts implements DebitedAccounts, CreditedAccounts {
    private final Repository<Account> repository;
    private final AccountTerms terms;

    /** @param repository of the accounts, each under the name of its stream */
    public Accounts(Repository<Account> repository, AccountTerms terms) {
        this.repository = repository;
        this.terms = terms;
    }

    /** Decides and records what follows. */
    public List<AccountEvent> handle(AccountCommand command) {
        return load(command.accountId()).invoke(account -> account.handle(command, terms));
    }

    private Aggregate<Account> load(AccountId accountId) {
        try {
            return repository.loadOrCreate(Streams.account(accountId), Account::new);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("an account cannot be loaded", e);
        }
    }

    @Override
    public VerifyingKey requireMayWithdraw(AccountId accountId, Instant at) {
        AccountState state = require(accountId);
        state.requireMayWithdraw(at);
        return state.identityKey();
    }

    private AccountState require(AccountId accountId) {
        AccountState state = load(accountId).invoke(Account::state);
        if (state == null) {
            throw new RejectedException(new Rejection.AccountUnknown());
        }
        return state;
    }

    @Override
    public void requireOpen(AccountId accountId) {
        if (require(accountId).closed()) {
            throw new RejectedException(new Rejection.AccountClosed());
        }
    }

    @Override
    public void debit(AccountId accountId, WithdrawalId withdrawalId, Money amount, Instant at) {
        handle(new AccountCommand.DebitWithdrawal(accountId, withdrawalId, amount, at));
    }

    @Override
    public void credit(AccountId accountId, DepositId depositId, Money amount, Instant at) {
        handle(new AccountCommand.CreditDeposit(accountId, depositId, amount, at));
    }
}
