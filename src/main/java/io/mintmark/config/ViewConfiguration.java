package io.mintmark.config;

import io.mintmark.projection.accounts.AccountsView;
import io.mintmark.projection.circulation.CirculationView;
import io.mintmark.projection.denominations.DenominationsView;
import io.mintmark.projection.doublespends.DoubleSpendsView;
import io.mintmark.projection.spentcoins.SpentCoinsView;
import io.mintmark.projection.tracing.TracingView;
import io.mintmark.projection.watchedcoins.WatchedCoinsView;
import io.mintmark.projection.withdrawals.WithdrawalsView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The read models. */
@Configuration(proxyBeanMethods = false)
class ViewConfiguration {
    @Bean
    AccountsView accountsView(JdbcTemplate jdbc) {
        return new AccountsView(jdbc);
    }

    @Bean
    DenominationsView denominationsView(JdbcTemplate jdbc) {
        return new DenominationsView(jdbc);
    }

    @Bean
    WithdrawalsView withdrawalsView(JdbcTemplate jdbc) {
        return new WithdrawalsView(jdbc);
    }

    @Bean
    SpentCoinsView spentCoinsView(JdbcTemplate jdbc) {
        return new SpentCoinsView(jdbc);
    }

    @Bean
    DoubleSpendsView doubleSpendsView(JdbcTemplate jdbc) {
        return new DoubleSpendsView(jdbc);
    }

    @Bean
    TracingView tracingView(JdbcTemplate jdbc) {
        return new TracingView(jdbc);
    }

    @Bean
    WatchedCoinsView watchedCoinsView(JdbcTemplate jdbc) {
        return new WatchedCoinsView(jdbc);
    }

    @Bean
    CirculationView circulationView(JdbcTemplate jdbc) {
        return new CirculationView(jdbc);
    }
}
