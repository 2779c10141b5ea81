package io.mintmark.eventlog;

import io.mintmark.TestDatabase;
import io.mintmark.ecash.AccountId;
import io.mintmark.ledger.EventStreams.Placed;
import io.mintmark.ledger.account.AccountEvent.AccountFrozen;
import java.time.Instant;
import java.util.List;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.transaction.support.TransactionTemplate;

/** The event log of one node, with what tests do to it. */
final class Node implements AutoCloseable {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.000Z");

    private final TestDatabase database;
    private final EventLog log;

    private Node(TestDatabase database, LedgerSerializer serializer, EventUpcasterChain upcasters) {
        this.database = database;
        this.log = new EventLog(database.dataSource(), database.transactions(), database.url(), serializer, upcasters);
    }

    static Node on(TestDatabase database) {
        return new Node(database, new LedgerSerializer(EventTypes.ledger()), new EventUpcasterChain());
    }

    static Node on(TestDatabase database, EventTypes types, EventUpcasterChain upcasters) {
        return new Node(database, new LedgerSerializer(types), upcasters);
    }

    EventLog log() {
        return log;
    }

    SealedLog sealed() {
        return log.sealedLog();
    }

    /** Any event, told from others by its number. */
    static AccountFrozen event(int number) {
        return new AccountFrozen(new AccountId("A-" + number), "number " + number, AT);
    }

    static Placed first(int number) {
        return placed("stream/" + number, 0, event(number));
    }

    static Placed placed(String stream, long sequence, Object event) {
        return new Placed("account", stream, sequence, event);
    }

    /** Appends in a unit of work with a transaction of its own. */
    void append(Placed... events) {
        inUnitOfWork(() -> log.streams().append(List.of(events)));
    }

    /** As a command handler runs. */
    void inUnitOfWork(Runnable task) {
        var unitOfWork = DefaultUnitOfWork.startAndGet(null);
        unitOfWork.attachTransaction(log.transactions());
        unitOfWork.execute(task);
    }

    /** In a transaction without a unit of work: what is appended is written at once. */
    void inTransaction(Runnable task) {
        new TransactionTemplate(database.transactions()).executeWithoutResult(status -> task.run());
    }

    long count(String table) {
        return database.sql().queryForObject("select count(*) from " + table, Long.class);
    }

    @Override
    public void close() {
        log.sealer().stop();
    }
}
