package io.mintmark.crypto.sigma;

import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;

/** The draft's seeded PRNG (its appendix "Test Vectors", section "Seeded PRNG"): scalars squeezed from a sponge. */
final class SpongeRandomness implements Randomness {
    private final DuplexSponge sponge;

    private SpongeRandomness(String tag) {
        this.sponge = new DuplexSponge(DuplexSponge.deriveSessionId(tag));
    }

    /** The nonces of the batchable proof of a relation. */
    static Randomness batchableNonces(String ciphersuite, String relation) {
        return new SpongeRandomness("TestDRNG-SIGMA-PROOFS-DSFS-" + ciphersuite + "-" + relation);
    }

    @Override
    public byte[] bytes(int size) {
        return sponge.squeeze(size);
    }

    @Override
    public SecretScalar scalar() {
        return SecretScalar.of(Scalar.reduceLittleEndian(sponge.squeeze(Scalar.SIZE + 16)));
    }
}
