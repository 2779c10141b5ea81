package io.mintmark.crypto.blind;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Point;

/**
 * A signer's public key.
 *
 * @param id 32 bytes that name the key and all that goes with it
 * @param y the key itself, {@code y = x g}
 * @param z the tag key, hashed from the id, so that nobody knows its logarithm
 */
public record IssuerKey(Bytes id, Point y, Point z) {
    /** The key of this id, with its tag key derived. */
    public static IssuerKey of(Bytes id, Point y) {
        if (y.isIdentity()) {
            throw new IllegalArgumentException("the identity is nobody's key");
        }
        Point z = Hashing.toPoint(Domain.TAG_KEY, new Items().add(id));
        return new IssuerKey(id, y.precompute(), z.precompute());
    }
}
