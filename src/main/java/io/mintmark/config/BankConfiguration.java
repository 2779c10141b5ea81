package io.mintmark.config;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.ecash.LicenceIssuer;
import io.mintmark.ecash.Parameters;
import io.mintmark.ledger.BankKeys;
import io.mintmark.ledger.EventStreams;
import io.mintmark.ledger.account.AccountTerms;
import io.mintmark.ledger.deposit.DepositTerms;
import io.mintmark.ledger.tracing.AppointedTrustees;
import io.mintmark.ledger.tracing.Appointment;
import io.mintmark.ledger.tracing.TracingTerms;
import io.mintmark.ledger.withdrawal.WithdrawalTerms;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who the bank is: its keys, parameters and terms. */
@Configuration(proxyBeanMethods = false)
class BankConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Randomness randomness() {
        return Randomness.of(new SecureRandom());
    }

    @Bean
    KeyFile keyFile(LedgerSettings settings) {
        return KeyFile.at(settings.keys().file());
    }

    /** Only once they are known to fit the database. */
    @Bean
    BankKeys bankKeys(KeyFile file, BoundDatabase database, Randomness randomness, Clock clock)
            throws IOException, MalformedException {
        return Keys.obtain(file, database, randomness, clock);
    }

    /** As they are configured; made up only once the keys are known to fit. */
    @Bean
    Guardians guardians(LedgerSettings settings, BankKeys keys, BoundDatabase database, Randomness randomness)
            throws IOException {
        return settings.namesTrustees()
                ? Guardians.of(Path.of(settings.trustees().transcript()))
                : new Sandbox(settings.sandbox().folder())
                        .obtain(settings.bank().name(), database, randomness);
    }

    @Bean
    AppointedTrustees appointedTrustees(LedgerSettings settings, BankKeys keys, EventStreams streams) {
        return new AppointedTrustees(
                streams, settings.bank().name(), keys.signingKey().verifyingKey());
    }

    /** Those who are appointed when the bank starts; of a new bank those of the configuration, to which the database is bound. */
    @Bean
    Parameters parameters(
            LedgerSettings settings,
            BankKeys keys,
            Guardians guardians,
            BoundDatabase database,
            AppointedTrustees trustees) {
        if (!guardians.trustees().bankName().equals(settings.bank().name())) {
            throw new IllegalStateException("The trustees' ceremony was held for a bank of another name, so these are"
                    + " other parameters: mintmark.bank.name must be what it was then.");
        }
        Appointment first = Appointment.of(
                guardians.trustees(), settings.bank().name(), keys.signingKey().verifyingKey());
        database.requireParameters(first.parameters().id());
        List<Appointment> appointed = trustees.all();
        return (appointed.isEmpty() ? first : appointed.getLast()).parameters();
    }

    @Bean
    TracingTerms tracingTerms(LedgerSettings settings, Guardians guardians) {
        return new TracingTerms(
                guardians.judges(settings.judges()), settings.limits().coinsPerOrder());
    }

    /** Only once the keys have bound the database, which is then bound to the currency as well. */
    @Bean
    Currency currency(LedgerSettings settings, BankKeys keys, BoundDatabase database) {
        Currency currency = new Currency(settings.bank().currency());
        database.requireCurrency(currency);
        return currency;
    }

    @Bean
    LicenceIssuer licenceIssuer(LedgerSettings settings, BankKeys keys, KeyFile file)
            throws IOException, MalformedException {
        return new LicenceIssuer(keys.licenceKey(), settings.bank().name(), file.established());
    }

    @Bean
    AccountTerms accountTerms(LedgerSettings settings, Parameters parameters, Currency currency, LicenceIssuer ca) {
        return new AccountTerms(
                parameters.id(),
                currency,
                ca,
                new Money(settings.limits().holding(), currency),
                new Money(settings.limits().withdrawalPerDay(), currency),
                settings.limits().licence());
    }

    @Bean
    WithdrawalTerms withdrawalTerms(LedgerSettings settings, BankKeys keys) {
        return new WithdrawalTerms(
                keys,
                settings.limits().requestAge(),
                settings.limits().session(),
                settings.limits().coinsPerWithdrawal());
    }

    @Bean
    DepositTerms depositTerms(LedgerSettings settings, Currency currency) {
        return new DepositTerms(
                currency,
                settings.limits().paymentsPerDeposit(),
                settings.limits().coinsPerDeposit());
    }
}
