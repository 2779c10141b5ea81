package io.mintmark.config;

import io.mintmark.eventlog.EventLog;
import io.mintmark.eventlog.LogTree;
import io.mintmark.eventlog.TreeGrower;
import io.mintmark.ledger.bank.Bank;
import io.mintmark.ledger.bank.Policies;
import io.mintmark.ledger.denomination.CurrentDenominations;
import io.mintmark.projection.View;
import io.mintmark.projection.withdrawals.WithdrawalsView;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Those who read the sealed log and act on it. */
@Configuration(proxyBeanMethods = false)
class ProcessorConfiguration {
    private static final int VIEW_BATCH = 500;

    /** Their commands write to accounts: with one at a time no transaction waits for an account while it holds another. */
    private static final int POLICY_BATCH = 1;

    @Bean
    Policies policies(Bank bank, LedgerSettings settings) {
        return new Policies(bank, settings.policies().freezeDoubleSpenders());
    }

    @Bean
    Deadlines deadlines(WithdrawalsView withdrawals, Bank bank, Clock clock) {
        return new Deadlines(withdrawals, bank, clock);
    }

    @Bean
    Processors processors(EventLog log, List<View> views, Policies policies) {
        Processors processors = new Processors(log.source(), log.tokens(), log.transactions());
        views.forEach(view -> processors.add(view.name().code(), view, VIEW_BATCH));
        return processors.add("policies", policies, POLICY_BATCH);
    }

    @Bean
    DenominationCalendar denominationCalendar(
            Bank bank, CurrentDenominations denominations, LedgerSettings settings, Clock clock) {
        return new DenominationCalendar(bank, denominations, settings.denominations(), clock);
    }

    /** Everything else that runs by itself. */
    @Bean
    BackgroundWork backgroundWork(EventLog log, LogTree tree, Processors processors, Deadlines deadlines) {
        return new BackgroundWork(log.sealer(), new TreeGrower(tree), processors, deadlines);
    }
}
