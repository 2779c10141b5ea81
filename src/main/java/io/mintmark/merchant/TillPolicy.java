package io.mintmark.merchant;

import java.time.Duration;

/**
 * What a merchant decides for himself.
 *
 * @param maxKeyListAge of a key list by which payments are accepted: a key that was revoked since is not known to be
 */
public record TillPolicy(Duration maxKeyListAge) {
    /** A week. */
    public static final TillPolicy DEFAULT = new TillPolicy(Duration.ofDays(7));

    /** @throws IllegalArgumentException for a negative age */
    public TillPolicy {
        if (maxKeyListAge.isNegative()) {
            throw new IllegalArgumentException("a key list's age is not negative");
        }
    }
}
