package io.mintmark.eventlog;

import io.mintmark.ledger.EventStreams;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The event store, the sealed log over it and all their readers and writers, put together over one database. */
public final class EventLog {
    private final TransactionManager transactions;
    private final EventStore store;
    private final EventStreams streams;
    private final SealedLog sealedLog;
    private final Sealer sealer;
    private final SealedEventSource source;
    private final TokenStore tokens;

    /**
     * Over a database that has its tables.
     *
     * @param transactions of the data source
     * @param jdbcUrl as given to the data source
     * @param upcasters from older versions of events, or a chain of none
     */
    public EventLog(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            String jdbcUrl,
            LedgerSerializer serializer,
            EventUpcaster upcasters) {
        TransactionNumbers numbers = TransactionNumbers.of(dataSource, transactions, jdbcUrl);
        this.transactions = new SpringTransactionManager(transactions);
        this.sealedLog = new SealedLog(dataSource, transactions, numbers);
        this.sealer = new Sealer(sealedLog);
        // Nobody may open a stream of this store: it follows the global index, in which late events are skipped.
        this.store = EmbeddedEventStore.builder()
                .storageEngine(StorageEngine.of(dataSource, transactions, numbers, serializer, upcasters, sealer::wake))
                .build();
        this.streams = new JdbcEventStreams(store, dataSource, serializer, upcasters);
        this.source = new SealedEventSource(sealedLog, sealer, serializer, upcasters);
        this.tokens = tokenStore(dataSource, serializer);
    }

    private static TokenStore tokenStore(DataSource dataSource, LedgerSerializer serializer) {
        return JdbcTokenStore.builder()
                .connectionProvider(new UnitOfWorkAwareConnectionProviderWrapper(
                        new SpringDataSourceConnectionProvider(dataSource)))
                .contentType(byte[].class)
                .serializer(serializer)
                .schema(TokenSchema.builder()
                        .setTokenTable("token")
                        .setProcessorNameColumn("processor_name")
                        .setSegmentColumn("segment")
                        .setTokenColumn("token")
                        .setTokenTypeColumn("token_type")
                        .setTimestampColumn("updated_at")
                        .setOwnerColumn("owner")
                        .build())
                .build();
    }

    /** Axon's view of the transactions. */
    public TransactionManager transactions() {
        return transactions;
    }

    /** For aggregates. Not for tracking: that is what {@link #source} is for. */
    public EventStore store() {
        return store;
    }

    /** For streams without an aggregate. */
    public EventStreams streams() {
        return streams;
    }

    /** The order of all events. */
    public SealedLog sealedLog() {
        return sealedLog;
    }

    /** Seals; to be started and stopped with the program. */
    public Sealer sealer() {
        return sealer;
    }

    /** For event processors. */
    public SealedEventSource source() {
        return source;
    }

    /** How far event processors have come. */
    public TokenStore tokens() {
        return tokens;
    }
}
