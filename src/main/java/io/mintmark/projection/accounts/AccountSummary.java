package io.mintmark.projection.accounts;

import io.mintmark.ecash.AccountId;
import io.mintmark.money.Money;
import java.time.Instant;

/**
 * An account as it stands.
 *
 * @param entries how many entries its statement has
 */
public record AccountSummary(
        AccountId accountId,
        String holderName,
        Money balance,
        Instant openedAt,
        Instant licenceUntil,
        boolean licenceRevoked,
        boolean frozen,
        boolean closed,
        long entries) {}
