package io.mintmark.crypto.group;

import io.mintmark.crypto.MalformedException;
import java.math.BigInteger;
import java.security.MessageDigest;

/**
 * A scalar that must not leak: a key, a nonce, a blinding factor. Its arithmetic is constant-time, it multiplies points only
 * by Bouncy Castle's constant-time algorithms, prints as a placeholder, and becomes public only where the code says
 * {@link #reveal}.
 */
public final class SecretScalar {
    private final Scalar value;

    private SecretScalar(Scalar value) {
        this.value = value;
    }

    /** Marks a value as secret from here on. */
    public static SecretScalar of(Scalar value) {
        return new SecretScalar(value);
    }

    /** @throws MalformedException unless {@code encoding} has 32 bytes and is below q */
    public static SecretScalar decode(byte[] encoding) throws MalformedException {
        return new SecretScalar(Scalar.decode(encoding));
    }

    /** this + other. */
    public SecretScalar plus(SecretScalar other) {
        return new SecretScalar(value.plus(other.value));
    }

    /** this + other. */
    public SecretScalar plus(Scalar other) {
        return new SecretScalar(value.plus(other));
    }

    /** this - other. */
    public SecretScalar minus(SecretScalar other) {
        return new SecretScalar(value.minus(other.value));
    }

    /** this times other. */
    public SecretScalar times(SecretScalar other) {
        return new SecretScalar(value.times(other.value));
    }

    /** this times other. */
    public SecretScalar times(Scalar other) {
        return new SecretScalar(value.times(other));
    }

    /** -this. */
    public SecretScalar negate() {
        return new SecretScalar(value.negate());
    }

    /** @throws ArithmeticException for zero */
    public SecretScalar invert() {
        return new SecretScalar(value.invert());
    }

    /** Whether this is 0: where the protocol excludes it, with a chance of 2^-256. */
    public boolean isZero() {
        return value.isZero();
    }

    /** Makes the value public: for what the protocol sends (responses, answers) and for storage that is itself protected. */
    public Scalar reveal() {
        return value;
    }

    /** Constant-time comparison. */
    public boolean equalsSecret(SecretScalar other) {
        return MessageDigest.isEqual(value.encode(), other.value.encode());
    }

    BigInteger toBigInteger() {
        return value.toBigInteger();
    }

    @Override
    public String toString() {
        return "SecretScalar[hidden]";
    }
}
