package io.mintmark.crypto.log;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * The key of a log or of a witness, with its name; as text a "vkey".
 *
 * @param name of the key
 * @param use what it signs
 * @param publicKey 32 bytes of Ed25519
 */
public record VerifierKey(String name, Use use, Bytes publicKey) {
    /** What a key of Ed25519 signs; the same key for both would have two ids. */
    public enum Use {
        /** The text of a note. */
        NOTE(0x01),
        /** A checkpoint as of a time: what a witness does (C2SP tlog-cosignature). */
        COSIGNATURE(0x04);

        private final byte type;

        Use(int type) {
            this.type = (byte) type;
        }
    }

    private static final int TIME_SIZE = Long.BYTES;

    public VerifierKey {
        if (!NoteText.isKeyName(name) || publicKey.size() != Ed25519.PUBLIC_KEY_SIZE) {
            throw new IllegalArgumentException("a key has a name without spaces and plus, and 32 bytes");
        }
    }

    /** @throws MalformedException unless it is a vkey of Ed25519, with the right id */
    public static VerifierKey decode(String vkey) throws MalformedException {
        String[] parts = vkey.split("\\+", 3); // the third may have plus signs of its own
        if (parts.length != 3 || !NoteText.isKeyName(parts[0])) {
            throw new MalformedException("a verifier key is name+id+key");
        }
        byte[] key = NoteText.decodeBase64(parts[2]);
        if (key.length != 1 + Ed25519.PUBLIC_KEY_SIZE) {
            throw new MalformedException("a verifier key has another length than one of Ed25519");
        }
        Bytes publicKey = Bytes.copyOf(Arrays.copyOfRange(key, 1, key.length));
        VerifierKey decoded = new VerifierKey(parts[0], use(key[0]), publicKey);
        if (!decoded.keyId().hex().equals(parts[1])) {
            throw new MalformedException("a verifier key has another id than it says");
        }
        if (!Ed25519.validatePublicKeyFull(publicKey.toArray(), 0)) {
            throw new MalformedException("a verifier key is no point of Ed25519");
        }
        return decoded;
    }

    private static Use use(byte type) throws MalformedException {
        for (Use use : Use.values()) {
            if (use.type == type) {
                return use;
            }
        }
        throw new MalformedException("a verifier key of an unknown type");
    }

    /** The vkey. */
    public String encode() {
        return name + "+" + keyId().hex() + "+" + NoteText.encodeBase64(typed(use, publicKey.toArray()));
    }

    static byte[] typed(Use use, byte[] key) {
        return ByteBuffer.allocate(1 + key.length).put(use.type).put(key).array();
    }

    /** The first 4 bytes of SHA-256 over name, newline, type and key. */
    public Bytes keyId() {
        var digest = MerkleHash.sha256();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        byte[] hash = digest.digest(typed(use, publicKey.toArray()));
        return Bytes.copyOf(Arrays.copyOf(hash, NoteSignature.KEY_ID_SIZE));
    }

    /** Those signatures of a note that say they are this key's. */
    public List<NoteSignature> of(SignedNote note) {
        Bytes id = keyId();
        return note.signatures().stream()
                .filter(signature ->
                        signature.name().equals(name) && signature.keyId().equals(id))
                .toList();
    }

    /** @throws VerificationFailedException if the note has no signature of this key, or one that is not right */
    public void verify(SignedNote note) throws VerificationFailedException {
        List<NoteSignature> own = of(note);
        if (own.isEmpty()) {
            throw new VerificationFailedException("the note has no signature of " + name);
        }
        for (NoteSignature signature : own) {
            verify(note.text(), signature);
        }
    }

    private void verify(String text, NoteSignature line) throws VerificationFailedException {
        byte[] bytes = line.signature().toArray();
        int prefix = use == Use.NOTE ? 0 : TIME_SIZE;
        if (bytes.length != prefix + Ed25519.SIGNATURE_SIZE) {
            throw new VerificationFailedException("a signature of " + name + " has another length");
        }
        byte[] message = use == Use.NOTE ? message(text) : cosignedMessage(time(bytes), text);
        if (!Ed25519.verify(bytes, prefix, publicKey.toArray(), 0, message, 0, message.length)) {
            throw new VerificationFailedException("a signature is not that of " + name);
        }
    }

    /**
     * When a witness says it saw the checkpoint; only meaningful for its key's verified signature.
     *
     * @throws MalformedException unless there is a time at its beginning
     */
    public static Instant cosignedAt(NoteSignature signature) throws MalformedException {
        byte[] bytes = signature.signature().toArray();
        if (bytes.length != TIME_SIZE + Ed25519.SIGNATURE_SIZE
                || time(bytes) < 0
                || time(bytes) > Instant.MAX.getEpochSecond()) {
            throw new MalformedException("a cosignature has a time and a signature");
        }
        return Instant.ofEpochSecond(time(bytes));
    }

    private static long time(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong();
    }

    static byte[] message(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] cosignedMessage(long time, String text) {
        return message("cosignature/v1\ntime " + time + "\n" + text);
    }
}
