package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.ItemReader;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.threshold.Ceremony;
import io.mintmark.crypto.threshold.DecryptionShare;
import java.util.ArrayList;
import java.util.List;

/**
 * A trustee's shares for one part of an order, which it signs: so that nobody puts a wrong share in its name. Encoded as
 * {@code items("MINTMARK-V01-shares", paramsId, SHA-256(order), u64 trustee, u64 part, share, share, ...)}.
 *
 * @param orderHash {@link TracingOrder#hash}
 * @param trustee whose shares all of these are
 * @param part from 0: that of a payment, or one for each withdrawal, in the order in which they were debited
 * @param shares 1 to 256: one for each ciphertext of the part, in their order
 */
public record ShareSubmission(ParamsId paramsId, Bytes orderHash, int trustee, int part, List<DecryptionShare> shares) {
    private static final int HASH_SIZE = 32;
    private static final int MAX_SHARE_SIZE = 256;

    /** Above what any account can withdraw in a window. */
    private static final int MAX_PART = 1_000_000;

    public ShareSubmission {
        shares = List.copyOf(shares);
        if (orderHash.size() != HASH_SIZE
                || trustee < 1
                || trustee > Ceremony.MAX_TRUSTEES
                || part < 0
                || part > MAX_PART
                || shares.isEmpty()
                || shares.size() > WithdrawalRequest.MAX_COINS) {
            throw new IllegalArgumentException("a part of a submission is out of its range");
        }
        if (shares.stream().anyMatch(share -> share.trustee() != trustee)) {
            throw new IllegalArgumentException("a trustee submits shares of its own");
        }
    }

    /** @throws MalformedException unless it is exactly such a message; nothing is verified yet */
    public static ShareSubmission decode(byte[] message) throws MalformedException {
        MessageReader in = new MessageReader(Domain.SHARES, message);
        ParamsId paramsId = in.paramsId();
        ItemReader items = in.items();
        Bytes orderHash = items.fixed(HASH_SIZE);
        int trustee = (int) Math.min(items.number(), Integer.MAX_VALUE);
        int part = (int) Math.min(items.position(), Integer.MAX_VALUE);
        List<DecryptionShare> shares = in.coins(() -> DecryptionShare.decode(items.bytes(MAX_SHARE_SIZE)));
        try {
            return new ShareSubmission(paramsId, orderHash, trustee, part, shares);
        } catch (IllegalArgumentException e) {
            throw new MalformedException(String.valueOf(e.getMessage()));
        }
    }

    /** What is signed. */
    public byte[] encode() {
        List<byte[]> encoded = new ArrayList<>();
        shares.forEach(share -> encoded.add(share.encode()));
        return Items.of(Domain.SHARES)
                .add(paramsId.value())
                .add(orderHash)
                .add(trustee)
                .add(part)
                .addAll(encoded)
                .toByteArray();
    }

    /** With the trustee's signature, by the key that it signed the ceremony with. */
    public Signed sign(SigningKey key) {
        return Signed.of(encode(), key);
    }
}
