package io.mintmark.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.Parameters;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ledger.BankKeys;
import io.mintmark.ledger.EventStreams;
import io.mintmark.ledger.account.Account;
import io.mintmark.ledger.account.AccountCommand;
import io.mintmark.ledger.account.AccountTerms;
import io.mintmark.ledger.account.Accounts;
import io.mintmark.ledger.bank.Bank;
import io.mintmark.ledger.bank.StoringAlongside;
import io.mintmark.ledger.denomination.CurrentDenominations;
import io.mintmark.ledger.denomination.DenominationCommand;
import io.mintmark.ledger.denomination.DenominationCommands;
import io.mintmark.ledger.denomination.DenominationEvent;
import io.mintmark.ledger.denomination.Denominations;
import io.mintmark.ledger.deposit.DepositCommand;
import io.mintmark.ledger.deposit.DepositTerms;
import io.mintmark.ledger.deposit.Deposits;
import io.mintmark.ledger.tracing.AppointedTrustees;
import io.mintmark.ledger.tracing.Appointment;
import io.mintmark.ledger.tracing.TracingCommand;
import io.mintmark.ledger.tracing.TracingTerms;
import io.mintmark.ledger.tracing.Tracings;
import io.mintmark.ledger.withdrawal.Withdrawal;
import io.mintmark.ledger.withdrawal.WithdrawalCommand;
import io.mintmark.ledger.withdrawal.WithdrawalTerms;
import io.mintmark.ledger.withdrawal.Withdrawals;
import io.mintmark.money.Currency;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.AbstractAggregateFactory;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Commands, and who handles them. */
@Configuration(proxyBeanMethods = false)
class CommandConfiguration {
    /** Events of an account between two snapshots. */
    private static final int SNAPSHOT_EVERY = 100;

    /** Done alone they would make money, or take it, without a coin. */
    private static final Set<Class<?>> PARTS_OF_OTHERS =
            Set.of(AccountCommand.CreditDeposit.class, AccountCommand.DebitWithdrawal.class);

    /** A few kilobytes each. */
    private static final int CACHED_ACCOUNTS = 10_000;

    /** Where there is nobody to read them, they are counted in vain. */
    @Bean
    Meters meters(ObjectProvider<MeterRegistry> registry) {
        return new Meters(registry.getIfAvailable(SimpleMeterRegistry::new));
    }

    /** Whatever a handler throws, its transaction is rolled back. */
    @Bean
    CommandBus commandBus(TransactionManager transactions, Meters meters) {
        CommandBus bus = SimpleCommandBus.builder()
                .transactionManager(transactions)
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .build();
        bus.registerHandlerInterceptor(meters.ofCommands());
        bus.registerHandlerInterceptor(Correlation.intoEvents());
        bus.registerHandlerInterceptor(new StoringAlongside());
        return bus;
    }

    /** Waits for what it has begun, or the database would be closed under it. */
    @Bean(destroyMethod = "close")
    ExecutorService snapshotExecutor() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("snapshots").factory());
    }

    @Bean
    SnapshotTriggerDefinition snapshots(
            EventStore events, TransactionManager transactions, ExecutorService snapshotExecutor) {
        AggregateSnapshotter snapshotter = AggregateSnapshotter.builder()
                .eventStore(events)
                .transactionManager(transactions)
                .executor(snapshotExecutor)
                .aggregateFactories(List.of(new GenericAggregateFactory<>(Account.class)))
                .build();
        return new EventCountSnapshotTriggerDefinition(snapshotter, SNAPSHOT_EVERY);
    }

    @Bean
    Accounts accounts(EventStore events, SnapshotTriggerDefinition snapshots, AccountTerms terms, CommandBus bus) {
        var repository = new CurrentRepository<>(
                EventSourcingRepository.builder(Account.class).snapshotTriggerDefinition(snapshots),
                events,
                new RecentlyUsed(CACHED_ACCOUNTS));
        Accounts accounts = new Accounts(repository, terms);
        subscribe(bus, AccountCommand.class, accounts::handle);
        return accounts;
    }

    @Bean
    CurrentDenominations currentDenominations(EventStore events, Parameters parameters, AppointedTrustees trustees) {
        return new CurrentDenominations(
                events, parameters, id -> trustees.find(id).map(Appointment::parameters));
    }

    @Bean
    DenominationCommands denominationCommands(
            EventStore events,
            Parameters parameters,
            AppointedTrustees trustees,
            CurrentDenominations denominations,
            BankKeys keys,
            Currency currency,
            CommandBus bus) {
        EventSourcingRepository<Denominations> repository = EventSourcingRepository.builder(Denominations.class)
                .aggregateFactory(new DenominationsFactory(trustees))
                .eventStore(events)
                .build();
        DenominationCommands commands = new DenominationCommands(
                repository, parameters, keyId -> former(trustees, denominations, parameters, keyId), keys, currency);
        subscribe(bus, DenominationCommand.class, commands::handle);
        return commands;
    }

    private static Optional<Parameters> former(
            AppointedTrustees trustees, CurrentDenominations denominations, Parameters current, KeyId keyId) {
        return trustees.all().stream()
                .map(Appointment::parameters)
                .filter(parameters -> !parameters.id().equals(current.id()))
                .filter(parameters ->
                        denominations.keysFor(parameters.id()).find(keyId).isPresent())
                .findFirst();
    }

    private static final class DenominationsFactory extends AbstractAggregateFactory<Denominations> {
        private final AppointedTrustees trustees;

        DenominationsFactory(AppointedTrustees trustees) {
            super(Denominations.class);
            this.trustees = trustees;
        }

        @Override
        @SuppressWarnings("rawtypes") // as Axon declares it
        protected Denominations doCreateAggregate(String stream, DomainEventMessage firstEvent) {
            ParamsId paramsId = ((DenominationEvent) firstEvent.getPayload()).paramsId();
            return new Denominations(trustees.find(paramsId).orElseThrow().parameters());
        }
    }

    @Bean
    Withdrawals withdrawals(
            EventStore events,
            Accounts accounts,
            CurrentDenominations denominations,
            WithdrawalTerms terms,
            CommandBus bus) {
        EventSourcingRepository<Withdrawal> repository = EventSourcingRepository.builder(Withdrawal.class)
                .eventStore(events)
                .build();
        Withdrawals withdrawals = new Withdrawals(repository, accounts, denominations, terms);
        subscribe(bus, WithdrawalCommand.class, withdrawals::handle);
        return withdrawals;
    }

    @Bean
    Deposits deposits(
            EventStreams streams,
            Accounts accounts,
            CurrentDenominations denominations,
            DepositTerms terms,
            CommandBus bus) {
        Deposits deposits = new Deposits(streams, accounts, denominations, terms);
        subscribe(bus, DepositCommand.DepositPayments.class, deposits::handle);
        subscribe(bus, DepositCommand.ReleaseHeldCoin.class, deposits::handle);
        return deposits;
    }

    @Bean
    Tracings tracings(EventStreams streams, AppointedTrustees trustees, TracingTerms terms, CommandBus bus) {
        Tracings tracings = new Tracings(streams, trustees, terms);
        subscribe(bus, TracingCommand.class, tracings::handle);
        return tracings;
    }

    /** Every command of a sealed vocabulary goes to one handler, but for what is only done as a part of another. */
    private static <C> void subscribe(CommandBus bus, Class<C> vocabulary, Function<C, @Nullable Object> handler) {
        for (Class<?> command : concrete(vocabulary)) {
            if (!PARTS_OF_OTHERS.contains(command)) {
                bus.subscribe(command.getName(), message -> handler.apply(vocabulary.cast(message.getPayload())));
            }
        }
    }

    private static List<Class<?>> concrete(Class<?> vocabulary) {
        return vocabulary.isSealed()
                ? Arrays.stream(vocabulary.getPermittedSubclasses())
                        .flatMap(command -> concrete(command).stream())
                        .toList()
                : List.of(vocabulary);
    }

    @Bean
    Bank bank(
            CommandBus bus,
            CurrentDenominations denominations,
            EventStreams streams,
            AppointedTrustees trustees,
            DepositTerms terms,
            Meters meters) {
        return new Bank(
                bus,
                denominations,
                streams,
                trustees,
                (presentation, keys, at) -> meters.verifying(() -> presentation.verify(keys::keysFor, terms, at)));
    }
}
