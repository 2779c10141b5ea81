package io.mintmark.ecash;

import io.mintmark.crypto.VerificationFailedException;
import java.util.Objects;

/** A payment that is not valid, and why. */
public final class PaymentRefusedException extends VerificationFailedException {
    @java.io.Serial
    private static final long serialVersionUID = 1L;

    private final PaymentRefusal reason;

    PaymentRefusedException(PaymentRefusal reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** @param cause of which only the message is kept */
    PaymentRefusedException(PaymentRefusal reason, VerificationFailedException cause) {
        this(reason, Objects.requireNonNull(cause.getMessage()));
    }

    /** The first rule that it breaks. */
    public PaymentRefusal reason() {
        return reason;
    }

    static void require(boolean condition, PaymentRefusal otherwise, String message) throws PaymentRefusedException {
        if (!condition) {
            throw new PaymentRefusedException(otherwise, message);
        }
    }
}
