package io.mintmark.api;

import io.mintmark.ecash.HolderToken;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lets every token through once, on whichever node: a table that they share decides. */
public final class UsedTokens {
    private static final Logger LOG = LoggerFactory.getLogger(UsedTokens.class);

    /** Uses between two purges; each purge takes more than these have added. */
    private static final int PURGE_EVERY = 256;

    private static final int PURGED_AT_ONCE = 1024;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final AtomicInteger uses = new AtomicInteger();

    /** @param jdbc of the ledger's database */
    public UsedTokens(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Uses the token up; false if it was used before. */
    boolean use(HolderToken token) {
        int added = jdbc.update(
                "insert into used_token (account, jti, expires_at) values (?, ?, ?) on conflict do nothing",
                token.account().value(),
                token.tokenId(),
                token.forgettableAt().getEpochSecond());
        if (uses.incrementAndGet() % PURGE_EVERY == 0) {
            purge();
        }
        return added == 1;
    }

    /** Forgets some that can no longer be used anyway. */
    void purge() {
        try {
            // Later than needed, for nodes whose clocks differ.
            jdbc.update(
                    "delete from used_token where (account, jti) in (select account, jti from used_token"
                            + " where expires_at < ? order by expires_at limit " + PURGED_AT_ONCE + ")",
                    clock.instant().getEpochSecond() - HolderToken.MAX_SKEW.toSeconds());
        } catch (DataAccessException e) {
            LOG.debug("another node purges the used tokens", e); // or the next purge does
        }
    }
}
