package io.mintmark.crypto.threshold;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.group.Hashing;

/**
 * One ciphertext to be opened under one order: what a trustee's share is bound to, so that it serves nothing else.
 *
 * @param parametersId paramsId, 32 bytes
 * @param orderHash SHA-256 of the signed order's bytes
 */
public record DecryptionRequest(Bytes parametersId, Bytes orderHash, Ciphertext ciphertext) {
    private static final int HASH_SIZE = 32;

    public DecryptionRequest {
        if (parametersId.size() != HASH_SIZE || orderHash.size() != HASH_SIZE) {
            throw new IllegalArgumentException("the parameters' id and the order's hash have 32 bytes");
        }
    }

    /** The opening of {@code ciphertext} under an order given by its bytes, signature included. */
    public static DecryptionRequest of(Bytes parametersId, byte[] signedOrder, Ciphertext ciphertext) {
        return new DecryptionRequest(parametersId, Hashing.sha256(signedOrder), ciphertext);
    }

    /** The context of trustee j's proof: SHA-256(items(paramsId, SHA-256(order), u64 j, E1, E2)). */
    Bytes context(int trustee) {
        return Hashing.sha256(new Items()
                .add(parametersId)
                .add(orderHash)
                .add(trustee)
                .add(ciphertext.e1().encode())
                .add(ciphertext.e2().encode()));
    }
}
