package io.mintmark.crypto.sigma;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SHAKEDigest;
import org.jspecify.annotations.Nullable;

/**
 * The XOF duplex sponge over SHAKE128 (draft-irtf-cfrg-fiat-shamir): what is squeezed is
 * {@code SHAKE128(session id | zeros up to the rate | all that was absorbed)}; absorbing again restarts the output.
 */
final class DuplexSponge {
    /** Bytes of a session identifier. */
    static final int SESSION_ID_SIZE = 32;

    private static final int RATE = 168;
    private static final byte[] SESSION_ID_LABEL =
            "irtf-cfrg-fiat-shamir/session-id".getBytes(StandardCharsets.US_ASCII);

    private final SHAKEDigest absorbed = new SHAKEDigest(128);
    private @Nullable SHAKEDigest output;

    DuplexSponge(byte[] sessionId) {
        if (sessionId.length != SESSION_ID_SIZE) {
            throw new IllegalArgumentException("a session identifier has 32 bytes");
        }
        absorbed.update(sessionId, 0, sessionId.length);
        absorbed.update(new byte[RATE - SESSION_ID_SIZE], 0, RATE - SESSION_ID_SIZE);
    }

    /** The draft's DeriveSessionID. */
    static byte[] deriveSessionId(String tag) {
        return new DuplexSponge(SESSION_ID_LABEL)
                .absorb(tag.getBytes(StandardCharsets.US_ASCII))
                .squeeze(SESSION_ID_SIZE);
    }

    /** Absorbing nothing changes nothing, not even the output's position. */
    DuplexSponge absorb(byte[] bytes) {
        if (bytes.length > 0) {
            absorbed.update(bytes, 0, bytes.length);
            output = null;
        }
        return this;
    }

    /** The next {@code size} bytes of output. */
    byte[] squeeze(int size) {
        SHAKEDigest reader = output == null ? new SHAKEDigest(absorbed) : output;
        output = reader;
        byte[] bytes = new byte[size];
        reader.doOutput(bytes, 0, size);
        return bytes;
    }
}
