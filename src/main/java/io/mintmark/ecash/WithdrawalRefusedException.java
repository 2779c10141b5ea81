package io.mintmark.ecash;

import io.mintmark.crypto.VerificationFailedException;
import java.util.Objects;

/** A withdrawal's request or challenge that the bank does not answer, and why. */
public final class WithdrawalRefusedException extends VerificationFailedException {
    @java.io.Serial
    private static final long serialVersionUID = 1L;

    private final WithdrawalRefusal reason;

    WithdrawalRefusedException(WithdrawalRefusal reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** @param cause of which only the message is kept */
    WithdrawalRefusedException(WithdrawalRefusal reason, VerificationFailedException cause) {
        this(reason, Objects.requireNonNull(cause.getMessage()));
    }

    /** The first rule that it breaks. */
    public WithdrawalRefusal reason() {
        return reason;
    }

    static void require(boolean condition, WithdrawalRefusal otherwise, String message)
            throws WithdrawalRefusedException {
        if (!condition) {
            throw new WithdrawalRefusedException(otherwise, message);
        }
    }
}
