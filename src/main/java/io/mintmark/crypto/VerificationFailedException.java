package io.mintmark.crypto;

import java.io.Serial;

/** The input is well formed, but what it claims does not hold: a signature, a proof, an equation, a rule. */
public class VerificationFailedException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** @param message which claim failed, without secrets */
    public VerificationFailedException(String message) {
        super(message);
    }
}
