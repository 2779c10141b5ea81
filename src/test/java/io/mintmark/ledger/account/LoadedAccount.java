package io.mintmark.ledger.account;

import io.mintmark.ecash.AccountId;
import io.mintmark.ledger.Streams;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;

/** An account's state as the ledger loads it: from its snapshot, if there is one, and the events since. */
public final class LoadedAccount {
    private LoadedAccount() {}

    public static AccountState of(EventStore events, AccountId accountId) {
        var repository = EventSourcingRepository.builder(Account.class)
                .eventStore(events)
                .build();
        return DefaultUnitOfWork.startAndGet(null)
                .executeWithResult(
                        () -> repository.load(Streams.account(accountId)).invoke(Account::state))
                .getPayload();
    }
}
