package io.mintmark.api;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.ecash.AccountOpening;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.JdbcTemplate;

/** The bank's nonces for openings of accounts: each is good for one, for a day. */
public final class OpeningNonces {
    /** How long one waits. */
    public static final Duration LIFETIME = Duration.ofDays(1);

    /** A nonce and until when it waits. */
    record Issued(Bytes nonce, Instant expiresAt) {}

    private final JdbcTemplate jdbc;
    private final Randomness randomness;
    private final Clock clock;

    /** @param jdbc in the caller's transaction */
    public OpeningNonces(JdbcTemplate jdbc, Randomness randomness, Clock clock) {
        this.jdbc = jdbc;
        this.randomness = randomness;
        this.clock = clock;
    }

    Issued issue() {
        Bytes nonce = Bytes.copyOf(randomness.bytes(AccountOpening.NONCE_SIZE));
        Instant expiresAt = clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(LIFETIME);
        jdbc.update(
                "insert into opening_nonce (nonce, expires_at) values (?, ?)",
                nonce.toArray(),
                expiresAt.toEpochMilli());
        return new Issued(nonce, expiresAt);
    }

    /** Uses a nonce up, if it was issued, waits and is not too old. */
    void use(Bytes nonce) {
        int used = jdbc.update(
                "delete from opening_nonce where nonce = ? and expires_at > ?", nonce.toArray(), clock.millis());
        if (used != 1) {
            throw new ProblemException(Problems.NONCE_UNKNOWN);
        }
    }

    /** Forgets those that are too old. */
    public void purge() {
        jdbc.update("delete from opening_nonce where expires_at <= ?", clock.millis());
    }
}
