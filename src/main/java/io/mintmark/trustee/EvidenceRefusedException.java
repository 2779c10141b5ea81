package io.mintmark.trustee;

import io.mintmark.crypto.VerificationFailedException;

/** Evidence that a trustee does not act on, and why. */
public final class EvidenceRefusedException extends VerificationFailedException {
    @java.io.Serial
    private static final long serialVersionUID = 1L;

    private final EvidenceRefusal reason;

    EvidenceRefusedException(EvidenceRefusal reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** The first rule that it breaks. */
    public EvidenceRefusal reason() {
        return reason;
    }

    static void require(boolean condition, EvidenceRefusal otherwise, String message) throws EvidenceRefusedException {
        if (!condition) {
            throw new EvidenceRefusedException(otherwise, message);
        }
    }
}
