package io.mintmark.config;

import io.mintmark.eventlog.EventLog;
import io.mintmark.eventlog.EventTypes;
import io.mintmark.eventlog.LedgerSerializer;
import io.mintmark.eventlog.LogTree;
import io.mintmark.eventlog.SealedLog;
import io.mintmark.ledger.BankKeys;
import io.mintmark.ledger.EventStreams;
import io.mintmark.ledger.account.Account;
import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The event store. All of Axon's beans that touch a database are made here: its defaults know no transaction. */
@Configuration(proxyBeanMethods = false)
class EventStoreConfiguration {
    @Bean
    LedgerSerializer serializer() {
        return new LedgerSerializer(EventTypes.ledger().with("account.Account.v1", Account.class));
    }

    /** From older versions of events to newer: none has changed yet. */
    @Bean
    EventUpcasterChain upcasters() {
        return new EventUpcasterChain();
    }

    @Bean
    EventLog eventLog(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            LedgerSettings settings,
            LedgerSerializer serializer,
            EventUpcasterChain upcasters) {
        return new EventLog(
                dataSource, transactions, DatabaseUrl.of(settings.db().url()).jdbc(), serializer, upcasters);
    }

    @Bean
    TransactionManager axonTransactions(EventLog log) {
        return log.transactions();
    }

    @Bean
    EventStore eventStore(EventLog log) {
        return log.store();
    }

    @Bean
    EventStreams eventStreams(EventLog log) {
        return log.streams();
    }

    @Bean
    SealedLog sealedLog(EventLog log) {
        return log.sealedLog();
    }

    @Bean
    LogTree logTree(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            SealedLog sealedLog,
            BankKeys keys,
            LedgerSettings settings,
            Clock clock) {
        CheckpointFile memory = CheckpointFile.beside(settings.keys().file());
        return new LogTree(dataSource, transactions, sealedLog, keys.logKey(), memory, clock);
    }
}
