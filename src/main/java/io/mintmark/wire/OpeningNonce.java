package io.mintmark.wire;

import java.time.Instant;

/** The bank's nonce for one opening of an account. */
public record OpeningNonce(String nonce, Instant expiresAt) {}
