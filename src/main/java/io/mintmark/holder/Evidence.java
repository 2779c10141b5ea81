package io.mintmark.holder;

import io.mintmark.ecash.Signed;
import io.mintmark.wire.Base64Url;
import java.time.Instant;
import java.util.List;

/**
 * What the bank has signed and must not have: with its key, anybody can verify that it did.
 *
 * @param kind in kebab case
 * @param statements that contradict each other
 */
public record Evidence(String kind, Instant at, List<Statement> statements) {
    /** States of evidence: it is kept. */
    enum State {
        KEPT
    }

    /**
     * A signed message.
     *
     * @param message base64url
     * @param signature base64url
     */
    public record Statement(String message, String signature) {
        /** The same in base64url. */
        public static Statement of(Signed signed) {
            return new Statement(
                    Base64Url.text(signed.message()),
                    Base64Url.text(signed.signature().encode()));
        }
    }
}
