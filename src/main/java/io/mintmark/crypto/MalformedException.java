package io.mintmark.crypto;

import java.io.Serial;

/** The input is not an encoding of anything: wrong length, prefix, range, character or order. Nothing was verified yet. */
public final class MalformedException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, without the input itself */
    public MalformedException(String message) {
        super(message);
    }
}
