package io.mintmark.config;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.log.VerifierKey;
import io.mintmark.crypto.log.VerifierKey.Use;
import io.mintmark.ledger.denomination.DenominationState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * All settings of the ledger, with their defaults; described in {@code docs/configuration.md}.
 *
 * @param judges keys of the judges whose orders the bank obeys, each a compressed point in base64url
 * @param production whether a start is refused that would be fine for trying things out: see {@link Production}
 */
@ConfigurationProperties("mintmark")
public record LedgerSettings(
        @DefaultValue("false") boolean production,
        @DefaultValue Bank bank,
        @DefaultValue Keys keys,
        @DefaultValue Db db,
        @DefaultValue Trustees trustees,
        @DefaultValue({}) List<String> judges,
        @DefaultValue Sandbox sandbox,
        @DefaultValue Denominations denominations,
        @DefaultValue Limits limits,
        @DefaultValue Log log,
        @DefaultValue Policies policies) {
    /** Whether there are trustees of the configuration, who are then not made up. */
    boolean namesTrustees() {
        return !trustees.transcript().isEmpty();
    }

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

    /** @param transcript the file with the transcript of the first trustees' ceremony; empty for a sandbox */
    public record Trustees(@DefaultValue("") String transcript) {}

    /** @param folder of the trustees and the judge that a bank without real ones makes up */
    public record Sandbox(@DefaultValue("data/sandbox") Path folder) {}

    /**
     * The sets of keys that the bank publishes by itself: see {@link DenominationCalendar}.
     *
     * @param exponent k of the largest coin, 2^k minor units
     * @param withdrawDays for which coins of a set are issued
     * @param depositDays for which they are taken, from the same day on
     * @param overlapDays on which the next set is already issued beside the last
     */
    public record Denominations(
            @DefaultValue("true") boolean automatic,
            @DefaultValue("16") int exponent,
            @DefaultValue("90") int withdrawDays,
            @DefaultValue("400") int depositDays,
            @DefaultValue("14") int overlapDays) {
        public Denominations {
            require(exponent >= 0 && exponent <= DenominationState.MAX_EXPONENT, "exponent must be 0 to 52");
            require(overlapDays >= 0 && overlapDays < withdrawDays, "overlap-days must be fewer than withdraw-days");
            require(
                    depositDays >= withdrawDays + DenominationState.MIN_LIFE.toDays(),
                    "deposit-days must be " + DenominationState.MIN_LIFE.toDays() + " more than withdraw-days");
        }

        private static void require(boolean condition, String otherwise) {
            if (!condition) {
                throw new IllegalArgumentException("mintmark.denominations." + otherwise);
            }
        }
    }

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
            @DefaultValue("1024") int coinsPerDeposit,
            @DefaultValue("65536") int coinsPerOrder) {}

    /** @param witnesses whose cosignatures the bank takes, each as a vkey (C2SP signed-note) of type 4; at most 16 */
    public record Log(@DefaultValue({}) List<String> witnesses) {
        private static final int MAX_WITNESSES = 16;
        private static final int MAX_NAME = 128;

        public Log {
            witnesses = List.copyOf(witnesses);
            if (witnesses.size() > MAX_WITNESSES || keys(witnesses).size() < witnesses.size()) {
                throw new IllegalArgumentException(
                        "mintmark.log.witnesses must be at most " + MAX_WITNESSES + " keys with names of their own");
            }
        }

        /** Of their own names, since a checkpoint has one cosignature of each. */
        private static Map<String, VerifierKey> keys(List<String> witnesses) {
            Map<String, VerifierKey> keys = new LinkedHashMap<>();
            for (String witness : witnesses) {
                try {
                    VerifierKey key = VerifierKey.decode(witness);
                    if (key.use() != Use.COSIGNATURE || key.name().length() > MAX_NAME) {
                        throw new MalformedException("not a witness' key");
                    }
                    keys.put(key.name(), key);
                } catch (MalformedException e) {
                    throw new IllegalArgumentException(
                            "mintmark.log.witnesses has one that is no vkey of a witness", e);
                }
            }
            return keys;
        }

        List<VerifierKey> witnessKeys() {
            return List.copyOf(keys(witnesses).values());
        }
    }

    /** @param freezeDoubleSpenders whether whoever spends a coin twice is frozen at once */
    public record Policies(@DefaultValue("true") boolean freezeDoubleSpenders) {}
}
