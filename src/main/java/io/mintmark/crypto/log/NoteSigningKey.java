package io.mintmark.crypto.log;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.log.VerifierKey.Use;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** A secret key of Ed25519 with a name: of a log, or of a witness. */
public final class NoteSigningKey {
    /** Bytes of the secret. */
    public static final int SEED_SIZE = Ed25519.SECRET_KEY_SIZE;

    private static final String PREFIX = "PRIVATE+KEY+";

    private final byte[] seed;
    private final VerifierKey verifierKey;

    /**
     * @param name of the key
     * @param use what it signs
     * @param seed 32 bytes, uniform; copied
     */
    public NoteSigningKey(String name, Use use, byte[] seed) {
        if (seed.length != SEED_SIZE) {
            throw new IllegalArgumentException("a key of Ed25519 has 32 bytes");
        }
        this.seed = seed.clone();
        byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed, 0, publicKey, 0);
        this.verifierKey = new VerifierKey(name, use, Bytes.copyOf(publicKey));
    }

    /** @throws MalformedException unless it is a text that {@link #encodeSecret} makes */
    public static NoteSigningKey decodeSecret(String skey) throws MalformedException {
        String[] parts = skey.split("\\+", 5);
        if (!skey.startsWith(PREFIX) || parts.length != 5 || !NoteText.isKeyName(parts[2])) {
            throw new MalformedException("not a signing key");
        }
        byte[] typed = NoteText.decodeBase64(parts[4]);
        for (Use use : Use.values()) {
            if (typed.length == 1 + SEED_SIZE && VerifierKey.typed(use, new byte[0])[0] == typed[0]) {
                var key = new NoteSigningKey(parts[2], use, Arrays.copyOfRange(typed, 1, typed.length));
                if (key.verifierKey.keyId().hex().equals(parts[3])) {
                    return key;
                }
            }
        }
        throw new MalformedException("not a signing key");
    }

    /** The secret as text ("skey"): {@code PRIVATE+KEY+name+id+base64(type, seed)}. */
    public String encodeSecret() {
        return PREFIX
                + verifierKey.name()
                + "+"
                + verifierKey.keyId().hex()
                + "+"
                + NoteText.encodeBase64(VerifierKey.typed(verifierKey.use(), seed));
    }

    /** The key that verifies what this one signs. */
    public VerifierKey verifierKey() {
        return verifierKey;
    }

    /** Signs a note's text, which ends with a newline. */
    public NoteSignature sign(String text) {
        if (verifierKey.use() != Use.NOTE) {
            throw new IllegalStateException("a witness' key signs checkpoints as of a time only");
        }
        return signature(signed(VerifierKey.message(text)));
    }

    /** Signs a checkpoint. */
    public SignedCheckpoint sign(Checkpoint checkpoint) {
        if (!checkpoint.origin().equals(verifierKey.name())) {
            throw new IllegalArgumentException("a log's key has the name of its origin");
        }
        return SignedCheckpoint.of(checkpoint, sign(checkpoint.encode()));
    }

    /** As a witness, who has checked that the checkpoint is consistent with all that it has signed of this log. */
    public NoteSignature cosign(Checkpoint checkpoint, Instant now) {
        if (verifierKey.use() != Use.COSIGNATURE) {
            throw new IllegalStateException("a log's key signs no checkpoint as a witness");
        }
        long time = now.getEpochSecond();
        byte[] signed = signed(VerifierKey.cosignedMessage(time, checkpoint.encode()));
        return signature(ByteBuffer.allocate(Long.BYTES + signed.length)
                .putLong(time)
                .put(signed)
                .array());
    }

    private byte[] signed(byte[] message) {
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(seed, 0, message, 0, message.length, signature, 0);
        return signature;
    }

    private NoteSignature signature(byte[] bytes) {
        return new NoteSignature(verifierKey.name(), verifierKey.keyId(), Bytes.copyOf(bytes));
    }

    @Override
    public String toString() {
        return "NoteSigningKey[hidden]";
    }
}
