package io.mintmark.ecash;

import io.mintmark.crypto.VerificationFailedException;

/** An order that is not carried out, and why. */
public final class TracingOrderRefusedException extends VerificationFailedException {
    @java.io.Serial
    private static final long serialVersionUID = 1L;

    private final TracingOrderRefusal reason;

    TracingOrderRefusedException(TracingOrderRefusal reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** The first rule that it breaks. */
    public TracingOrderRefusal reason() {
        return reason;
    }
}
