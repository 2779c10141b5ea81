package io.mintmark.holder;

import io.mintmark.crypto.Domain;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Randomness;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** A 256-bit key: seals with AES-GCM (NIST SP 800-38D), nonces random, and names entries by HMAC-SHA-256. */
final class StoreKey {
    static final int SIZE = 32;

    private static final int NONCE_SIZE = 12;
    private static final int TAG_BITS = 128;

    private final byte[] key;
    private final byte[] sealing;
    private final byte[] naming;

    StoreKey(byte[] key) {
        if (key.length != SIZE) {
            throw new IllegalArgumentException("a key has 32 bytes");
        }
        this.key = key.clone();
        this.sealing = hmac(key, Items.of(Domain.STORE_SEALING));
        this.naming = hmac(key, Items.of(Domain.STORE_NAMING));
    }

    /**
     * What it costs to try a passphrase: Argon2id (RFC 9106).
     *
     * @param memoryKib of the memory that is filled
     * @param passes over it
     */
    record Cost(int memoryKib, int passes) {
        /** RFC 9106's second recommendation but for the lanes: 64 MiB, 3 passes. */
        static final Cost DEFAULT = new Cost(64 * 1024, 3);

        private static final int MAX_MEMORY_KIB = 1024 * 1024;
        private static final int MAX_PASSES = 100;

        Cost {
            if (memoryKib < 8 || memoryKib > MAX_MEMORY_KIB || passes < 1 || passes > MAX_PASSES) {
                throw new IllegalArgumentException("Argon2id takes 8 KiB to 1 GiB and 1 to 100 passes");
            }
        }
    }

    static StoreKey derive(Passphrase passphrase, byte[] salt, Cost cost) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.passes())
                .withParallelism(1)
                .build());
        byte[] key = new byte[SIZE];
        argon2.generateBytes(passphrase.utf8(), key);
        return new StoreKey(key);
    }

    /** nonce | ciphertext | tag. */
    byte[] seal(byte[] content, Items context, Randomness randomness) {
        byte[] nonce = randomness.bytes(NONCE_SIZE);
        GCMModeCipher cipher = cipher(true, nonce, context);
        byte[] sealed = Arrays.copyOf(nonce, NONCE_SIZE + cipher.getOutputSize(content.length));
        int written = cipher.processBytes(content, 0, content.length, sealed, NONCE_SIZE);
        finish(cipher, sealed, NONCE_SIZE + written);
        return sealed;
    }

    private static void finish(GCMModeCipher cipher, byte[] out, int offset) {
        try {
            cipher.doFinal(out, offset);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("sealing does not fail", e);
        }
    }

    /** @throws VerificationFailedException unless this key sealed it, in this context */
    byte[] open(byte[] sealed, Items context) throws VerificationFailedException {
        try {
            if (sealed.length < NONCE_SIZE + TAG_BITS / 8) {
                throw new VerificationFailedException("too short to be sealed");
            }
            GCMModeCipher cipher = cipher(false, Arrays.copyOf(sealed, NONCE_SIZE), context);
            byte[] content = new byte[cipher.getOutputSize(sealed.length - NONCE_SIZE)];
            int written = cipher.processBytes(sealed, NONCE_SIZE, sealed.length - NONCE_SIZE, content, 0);
            cipher.doFinal(content, written);
            return content;
        } catch (InvalidCipherTextException e) {
            throw new VerificationFailedException("not sealed by this key, or changed");
        }
    }

    private GCMModeCipher cipher(boolean seals, byte[] nonce, Items context) {
        GCMModeCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(seals, new AEADParameters(new KeyParameter(sealing), TAG_BITS, nonce, context.toByteArray()));
        return cipher;
    }

    /** By which an entry is found without saying what it is. */
    byte[] name(Items of) {
        return hmac(naming, of);
    }

    private static byte[] hmac(byte[] key, Items of) {
        HMac hmac = new HMac(new SHA256Digest());
        hmac.init(new KeyParameter(key));
        byte[] message = of.toByteArray();
        hmac.update(message, 0, message.length);
        byte[] mac = new byte[SIZE];
        hmac.doFinal(mac, 0);
        return mac;
    }

    byte[] value() {
        return key.clone();
    }

    @Override
    public String toString() {
        return "StoreKey[hidden]";
    }
}
