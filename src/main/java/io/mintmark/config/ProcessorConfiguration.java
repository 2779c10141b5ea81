package io.mintmark.config;

import io.mintmark.eventlog.EventLog;
import io.mintmark.ledger.bank.Bank;
import io.mintmark.ledger.bank.Policies;
import io.mintmark.projection.openwithdrawal.OpenWithdrawals;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Those who read the sealed log and act on it. */
@Configuration(proxyBeanMethods = false)
class ProcessorConfiguration {
    @Bean
    OpenWithdrawals openWithdrawals(JdbcTemplate jdbc) {
        return new OpenWithdrawals(jdbc);
    }

    @Bean
    Policies policies(Bank bank, LedgerSettings settings) {
        return new Policies(bank, settings.policies().freezeDoubleSpenders());
    }

    @Bean
    Deadlines deadlines(OpenWithdrawals open, Bank bank, Clock clock) {
        return new Deadlines(open, bank, clock);
    }

    @Bean
    Processors processors(EventLog log, OpenWithdrawals open, Policies policies) {
        return new Processors(log.source(), log.tokens(), log.transactions())
                .add("open-withdrawals", open)
                .add("policies", policies);
    }

    /** Everything that runs by itself, started last and stopped first. */
    @Bean
    BackgroundWork backgroundWork(EventLog log, Processors processors, Deadlines deadlines) {
        return new BackgroundWork(log.sealer(), processors, deadlines);
    }
}
