package io.mintmark.wire;

import java.time.Instant;

/** An account as the bank's books have it. */
public record AccountDocument(
        String accountId,
        String holderName,
        long balance,
        String currency,
        boolean frozen,
        boolean closed,
        Instant openedAt,
        Instant licenceUntil,
        boolean licenceRevoked) {}
