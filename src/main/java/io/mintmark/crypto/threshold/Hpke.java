package io.mintmark.crypto.threshold;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContext;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.custom.sec.SecP256R1Curve;

/** RFC 9180, base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM: one message per encapsulation. */
final class Hpke {
    /** Bytes of enc: an uncompressed point, as RFC 9180 section 7.1.1 asks. */
    static final int ENCAPSULATION_SIZE = 65;

    /** Bytes by which a ciphertext is longer than its plaintext. */
    static final int TAG_SIZE = 16;

    /** Bytes of randomness that an encapsulation takes (Nsk). */
    static final int SEED_SIZE = 32;

    private static final byte UNCOMPRESSED = 4;
    private static final ECCurve CURVE = new SecP256R1Curve();

    /** What the sender sends. */
    record Sealed(Bytes encapsulation, Bytes ciphertext) {}

    private Hpke() {}

    /** @param seed 32 uniform bytes, never used before: the ephemeral key is derived from them */
    static Sealed seal(HpkePublicKey recipient, byte[] info, byte[] aad, byte[] plaintext, byte[] seed) {
        HPKE suite = suite();
        HPKEContextWithEncapsulation context =
                suite.setupBaseS(suite.deserializePublicKey(uncompressed(recipient)), info, suite.deriveKeyPair(seed));
        try {
            return new Sealed(Bytes.copyOf(context.getEncapsulation()), Bytes.copyOf(context.seal(aad, plaintext)));
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("AES-GCM encrypts every short message", e);
        }
    }

    /**
     * @throws MalformedException if the encapsulation is no uncompressed point
     * @throws VerificationFailedException if the message was not sealed for this key with this info and aad
     */
    static byte[] open(HpkePrivateKey key, byte[] info, byte[] aad, Sealed sealed)
            throws MalformedException, VerificationFailedException {
        byte[] encapsulation = sealed.encapsulation().toArray();
        HPKEContext context = receive(key, info, encapsulation);
        try {
            return context.open(aad, sealed.ciphertext().toArray());
        } catch (InvalidCipherTextException e) {
            throw new VerificationFailedException("the message does not decrypt");
        }
    }

    private static HPKEContext receive(HpkePrivateKey key, byte[] info, byte[] encapsulation)
            throws MalformedException {
        // Bouncy Castle would also take compressed and hybrid forms.
        if (encapsulation.length != ENCAPSULATION_SIZE || encapsulation[0] != UNCOMPRESSED) {
            throw new MalformedException("an encapsulation is an uncompressed point");
        }
        HPKE suite = suite();
        AsymmetricCipherKeyPair keyPair =
                suite.deserializePrivateKey(key.secret().reveal().encode(), uncompressed(key.publicKey()));
        try {
            return suite.setupBaseR(encapsulation, keyPair, info);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("an encapsulation is not on the curve");
        }
    }

    /** The form RFC 9180 wants; the decoder is lenient, but what it reads here was made by {@link HpkePublicKey}. */
    private static byte[] uncompressed(HpkePublicKey key) {
        return CURVE.decodePoint(key.encode()).getEncoded(false);
    }

    private static HPKE suite() {
        return new HPKE(HPKE.mode_base, HPKE.kem_P256_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM128);
    }
}
