package io.mintmark.ledger;

import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ledger.account.AccountCommand.DebitWithdrawal;
import io.mintmark.ledger.account.AccountEvent;
import io.mintmark.ledger.account.AccountState;
import io.mintmark.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/** The account beside a withdrawal's fixture: the real decisions, their events published and not stored. */
public final class RecordedAccount implements DebitedAccounts {
    private final EventBus bus;
    private @Nullable AccountState state;

    public RecordedAccount(EventBus bus) {
        this.bus = bus;
    }

    /** What happened before. */
    public void given(List<? extends AccountEvent> events) {
        for (AccountEvent event : events) {
            state = AccountState.evolve(state, event);
        }
    }

    @Override
    public VerifyingKey requireMayWithdraw(AccountId accountId, Instant at) {
        AccountState known = Optional.ofNullable(state)
                .filter(account -> account.accountId().equals(accountId))
                .orElseThrow(() -> new RejectedException(new Rejection.AccountUnknown()));
        known.requireMayWithdraw(at);
        return known.identityKey();
    }

    @Override
    public void debit(AccountId accountId, WithdrawalId withdrawalId, Money amount, Instant at) {
        DebitWithdrawal command = new DebitWithdrawal(accountId, withdrawalId, amount, at);
        List<AccountEvent> events = AccountState.decide(state, command, TestLedger.ACCOUNT_TERMS);
        events.forEach(event -> bus.publish(GenericEventMessage.asEventMessage(event)));
        CurrentUnitOfWork.get().afterCommit(committed -> given(events));
    }
}
