package io.mintmark.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.mintmark.api.AccountCommandsController;
import io.mintmark.api.AccountsController;
import io.mintmark.api.BankProfile;
import io.mintmark.api.CirculationController;
import io.mintmark.api.CoinsController;
import io.mintmark.api.CommandResolver;
import io.mintmark.api.CosignaturesController;
import io.mintmark.api.DenominationsController;
import io.mintmark.api.DepositsController;
import io.mintmark.api.DoubleSpendsController;
import io.mintmark.api.InfoController;
import io.mintmark.api.KeysController;
import io.mintmark.api.LogController;
import io.mintmark.api.LogEntriesController;
import io.mintmark.api.Now;
import io.mintmark.api.OpeningNonces;
import io.mintmark.api.OrderParts;
import io.mintmark.api.PublicLog;
import io.mintmark.api.ReadModels;
import io.mintmark.api.Repeats;
import io.mintmark.api.SpentController;
import io.mintmark.api.TracingOrdersController;
import io.mintmark.api.TrusteesController;
import io.mintmark.api.ViewsController;
import io.mintmark.api.WatchedCoinsController;
import io.mintmark.api.WithdrawalsController;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.ecash.Parameters;
import io.mintmark.eventlog.LogTree;
import io.mintmark.eventlog.SealedLog;
import io.mintmark.ledger.BankKeys;
import io.mintmark.ledger.EventStreams;
import io.mintmark.ledger.account.AccountTerms;
import io.mintmark.ledger.deposit.DepositTerms;
import io.mintmark.ledger.tracing.Records;
import io.mintmark.ledger.tracing.TracingTerms;
import io.mintmark.ledger.withdrawal.WithdrawalTerms;
import io.mintmark.projection.View;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** The controllers, and what they need beside the ledger. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiSettings.class)
@Import({
    InfoController.class,
    KeysController.class,
    DenominationsController.class,
    AccountsController.class,
    AccountCommandsController.class,
    WithdrawalsController.class,
    DepositsController.class,
    CoinsController.class,
    DoubleSpendsController.class,
    SpentController.class,
    CirculationController.class,
    TracingOrdersController.class,
    OrderParts.class,
    TrusteesController.class,
    WatchedCoinsController.class,
    LogController.class,
    LogEntriesController.class,
    CosignaturesController.class,
    ViewsController.class
})
class ApiConfiguration implements WebMvcConfigurer {
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CommandResolver());
    }

    @Bean
    BankProfile bankProfile(
            Parameters parameters,
            AccountTerms accounts,
            WithdrawalTerms withdrawals,
            DepositTerms deposits,
            TracingTerms tracing,
            ApiSettings settings) {
        return new BankProfile(
                parameters,
                accounts,
                withdrawals,
                deposits,
                tracing.judges(),
                settings.contact(),
                settings.spentSerials());
    }

    @Bean
    Records records(EventStreams streams) {
        return new Records(streams);
    }

    @Bean
    Now now(Clock clock) {
        return new Now(clock);
    }

    @Bean
    OpeningNonces openingNonces(JdbcTemplate jdbc, Randomness randomness, Clock clock) {
        return new OpeningNonces(jdbc, randomness, clock);
    }

    @Bean
    Repeats repeats(JdbcTemplate jdbc, JsonMapper json, Clock clock, Meters meters) {
        return new Repeats(jdbc, json, clock, meters);
    }

    @Bean
    Housekeeping housekeeping(Repeats repeats, OpeningNonces nonces, ApiSettings settings, Clock clock) {
        return new Housekeeping(repeats, nonces, settings.answers(), clock);
    }

    @Bean
    RunningViews runningViews(List<View> views, Processors processors, SealedLog log, MeterRegistry registry) {
        RunningViews running = new RunningViews(views, processors, log);
        Gauge.builder("mintmark.sealed.position", running, ReadModels::sealed).register(registry);
        for (View view : views) {
            Gauge.builder("mintmark.projection.lag", running, all -> all.lag(view.name()))
                    .tag("view", view.name().code())
                    .register(registry);
        }
        return running;
    }

    @Bean
    PublicLog publicLog(SealedLog sealed, LogTree tree, BankKeys keys, LedgerSettings settings) {
        return new ServedLog(
                sealed, tree, keys.logKey().verifierKey(), settings.log().witnessKeys());
    }

    @Bean
    Readiness projectionsHealthIndicator(RunningViews views, ApiSettings settings) {
        return new Readiness(views, settings.maxLag());
    }
}
