package io.mintmark.crypto.signature;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.EcdsaPrimitive;
import io.mintmark.crypto.group.Point;
import java.util.Arrays;

/** A public key for ECDSA: a point other than the identity. */
public record VerifyingKey(Point point) {
    public VerifyingKey {
        if (point.isIdentity()) {
            throw new IllegalArgumentException("the identity is nobody's key");
        }
    }

    /** @throws MalformedException unless {@code encoding} is a canonical compressed point */
    public static VerifyingKey decode(byte[] encoding) throws MalformedException {
        return new VerifyingKey(Point.decode(encoding));
    }

    /** The compressed point, 33 bytes. */
    public byte[] encode() {
        return point.encode();
    }

    /** @throws VerificationFailedException unless {@code signature} is this key's over exactly {@code message} */
    public void verify(byte[] message, Signature signature) throws VerificationFailedException {
        byte[] encoding = signature.encode();
        byte[] r = Arrays.copyOfRange(encoding, 0, Signature.SIZE / 2);
        byte[] s = Arrays.copyOfRange(encoding, Signature.SIZE / 2, Signature.SIZE);
        if (!EcdsaPrimitive.accepts(point, message, r, s)) {
            throw new VerificationFailedException("the signature is not this key's over this message");
        }
    }
}
