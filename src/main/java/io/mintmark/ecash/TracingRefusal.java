package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.ItemReader;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.threshold.Ceremony;

/**
 * A trustee's refusal to carry out an order, which it signs. Encoded as {@code items("MINTMARK-V01-refusal", paramsId,
 * SHA-256(order), u64 trustee, reason)}.
 *
 * @param orderHash {@link TracingOrder#hash}
 * @param reason printable, 1 to 256 bytes of UTF-8
 */
public record TracingRefusal(ParamsId paramsId, Bytes orderHash, int trustee, String reason) {
    /** Bytes of UTF-8 of the longest reason. */
    public static final int MAX_REASON = 256;

    private static final int HASH_SIZE = 32;

    public TracingRefusal {
        if (orderHash.size() != HASH_SIZE || trustee < 1 || trustee > Ceremony.MAX_TRUSTEES) {
            throw new IllegalArgumentException("a part of a refusal is out of its range");
        }
        try {
            StrictText.requirePrintable(reason);
        } catch (MalformedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        int size = StrictText.encodeUtf8(reason).length;
        if (size < 1 || size > MAX_REASON) {
            throw new IllegalArgumentException("a reason has 1 to " + MAX_REASON + " bytes");
        }
    }

    /** @throws MalformedException unless it is exactly such a message; nothing is verified yet */
    public static TracingRefusal decode(byte[] message) throws MalformedException {
        MessageReader in = new MessageReader(Domain.REFUSAL, message);
        ParamsId paramsId = in.paramsId();
        ItemReader items = in.items();
        Bytes orderHash = items.fixed(HASH_SIZE);
        int trustee = (int) Math.min(items.number(), Integer.MAX_VALUE);
        String reason = items.text(MAX_REASON);
        items.end();
        try {
            return new TracingRefusal(paramsId, orderHash, trustee, reason);
        } catch (IllegalArgumentException e) {
            throw new MalformedException(String.valueOf(e.getMessage()));
        }
    }

    /** What is signed. */
    public byte[] encode() {
        return Items.of(Domain.REFUSAL)
                .add(paramsId.value())
                .add(orderHash)
                .add(trustee)
                .add(reason)
                .toByteArray();
    }

    /** With the trustee's signature, by the key that it signed the ceremony with. */
    public Signed sign(SigningKey key) {
        return Signed.of(encode(), key);
    }
}
