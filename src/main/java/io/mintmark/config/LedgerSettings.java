package io.mintmark.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** All settings of the ledger, with their defaults; described in {@code docs/configuration.md}. */
@ConfigurationProperties("mintmark")
public record LedgerSettings(
        @DefaultValue Bank bank,
        @DefaultValue Keys keys,
        @DefaultValue Db db,
        @DefaultValue Trustees trustees,
        @DefaultValue Limits limits,
        @DefaultValue Policies policies) {
    /**
     * Who the bank is.
     *
     * @param name as in its parameters: printable, it never changes
     * @param currency of all its accounts and coins
     */
    public record Bank(
            @DefaultValue("Mintmark Bank") String name,
            @DefaultValue("EUR") String currency) {}

    /** @param file of the master secret; the epoch stands beside it */
    public record Keys(@DefaultValue("data/bank.keys") Path file) {}

    /**
     * The database.
     *
     * @param url of JDBC: an H2 file, or PostgreSQL
     * @param connections at most so many at once
     */
    public record Db(
            @DefaultValue("jdbc:h2:file:./data/ledger") String url,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("10") int connections) {
        @Override
        public String toString() {
            return "Db[" + url + "]";
        }
    }

    /**
     * The result of the trustees' ceremony.
     *
     * @param count n
     * @param commitments A_0, ..., A_(t-1), each a compressed point in base64url
     */
    public record Trustees(
            @DefaultValue("0") int count, @DefaultValue({}) List<String> commitments) {}

    /**
     * What is allowed, amounts in minor units.
     *
     * @param holding the most that a cash-in may lift a balance to
     * @param withdrawalPerDay the most that an account may withdraw on a day (UTC)
     * @param licence how long a licence is good for
     * @param session how long a withdrawal waits for its challenge
     * @param coinsPerWithdrawal at most the protocol's 256
     */
    public record Limits(
            @DefaultValue("1000000000") long holding,
            @DefaultValue("100000000") long withdrawalPerDay,
            @DefaultValue("1095d") Duration licence,
            @DefaultValue("5m") Duration requestAge,
            @DefaultValue("10m") Duration session,
            @DefaultValue("256") int coinsPerWithdrawal,
            @DefaultValue("256") int paymentsPerDeposit,
            @DefaultValue("1024") int coinsPerDeposit) {}

    /** @param freezeDoubleSpenders whether whoever spends a coin twice is frozen at once */
    public record Policies(@DefaultValue("true") boolean freezeDoubleSpenders) {}
}
