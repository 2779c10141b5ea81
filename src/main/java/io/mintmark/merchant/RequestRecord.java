package io.mintmark.merchant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that was made.
 *
 * @param text of the request
 * @param answer the payment's id, base64url; null for an open one
 */
record RequestRecord(
        String text, Instant expiresAt, @Nullable String answer) {}
