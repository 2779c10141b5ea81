package io.mintmark.crypto.threshold;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.ItemReader;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.sigma.BatchVerifier;
import io.mintmark.crypto.sigma.LinearRelation;
import io.mintmark.crypto.sigma.Proof;
import io.mintmark.crypto.sigma.RelationBuilder;
import io.mintmark.crypto.sigma.RelationBuilder.Element;
import io.mintmark.crypto.sigma.RelationBuilder.Witness;
import java.util.ArrayList;
import java.util.List;

/**
 * Trustee j's part in opening a ciphertext: P = x_j E1, with a proof that it is made with the share behind Y_j (PROTOCOL
 * section 8). As received it is a mere claim; {@link VerifiedShare} is what counts.
 *
 * <p>Encoded as {@code items(u64 j, P, proof)}.
 *
 * @param trustee j, at least 1
 * @param point P, not the identity
 * @param proof a batchable NARG string, 98 bytes
 */
public record DecryptionShare(int trustee, Point point, Bytes proof) {
    /** Bytes of a proof. */
    public static final int PROOF_SIZE = 2 * Point.SIZE + Scalar.SIZE;

    public DecryptionShare {
        if (point.isIdentity()) {
            throw new IllegalArgumentException("a share is not the identity");
        }
    }

    /**
     * Makes the share and verifies it. Whether the order is valid, and the ciphertext one of a payment or withdrawal that
     * verifies, must be settled before: this opens whatever it is given.
     *
     * @throws VerificationFailedException if the key share does not belong to the key
     */
    public static DecryptionShare prove(
            ThresholdPublicKey key, KeyShare share, DecryptionRequest request, Randomness randomness)
            throws VerificationFailedException {
        return proveAll(key, share, List.of(request), randomness).getFirst();
    }

    /**
     * Makes the shares of many ciphertexts and verifies them as one batch; for each, {@link #prove} says what must be settled
     * before.
     *
     * @throws VerificationFailedException if the key share does not belong to the key
     */
    public static List<DecryptionShare> proveAll(
            ThresholdPublicKey key, KeyShare share, List<DecryptionRequest> requests, Randomness randomness)
            throws VerificationFailedException {
        List<DecryptionShare> shares = new ArrayList<>();
        List<Proof> proofs = new ArrayList<>();
        for (DecryptionRequest request : requests) {
            Point E1 = request.ciphertext().e1();
            Point P = E1.times(share.x());
            LinearRelation relation = relation(key.verificationKey(share.trustee()), E1, P);
            Proof proof = Proof.prove(tag(request, share.trustee()), relation, List.of(share.x()), randomness);
            proofs.add(proof);
            shares.add(new DecryptionShare(share.trustee(), P, Bytes.copyOf(proof.encode())));
        }
        BatchVerifier.verify(proofs, "trustee " + share.trustee() + "'s key share does not belong to this key");
        return shares;
    }

    /**
     * Reads a share.
     *
     * @throws MalformedException unless {@code encoding} is an index in 1..64, a canonical point and 98 bytes
     */
    public static DecryptionShare decode(byte[] encoding) throws MalformedException {
        ItemReader in = new ItemReader(encoding);
        int trustee = Ceremony.readIndex(in);
        Point point = Point.decode(in.exactly(Point.SIZE));
        Bytes proof = in.fixed(PROOF_SIZE);
        in.end();
        return new DecryptionShare(trustee, point, proof);
    }

    /** The encoding. */
    public byte[] encode() {
        return new Items().add(trustee).add(point.encode()).add(proof).toByteArray();
    }

    /** The proof, parsed for its statement; whether it holds is not known yet. */
    Proof parseProof(ThresholdPublicKey key, DecryptionRequest request)
            throws MalformedException, VerificationFailedException {
        LinearRelation relation =
                relation(key.verificationKey(trustee), request.ciphertext().e1(), point);
        return Proof.parse(tag(request, trustee), relation, proof.toArray());
    }

    private static String tag(DecryptionRequest request, int trustee) {
        return Domain.proof(Domain.PROOF_TRACING_SHARE, request.context(trustee));
    }

    /** Relation TracingShare(Yj, E1, P): Witness x; Yj = x*B; P = x*E1. */
    private static LinearRelation relation(Point verificationKey, Point e1, Point share)
            throws VerificationFailedException {
        RelationBuilder builder = new RelationBuilder();
        Element Yj = builder.element(verificationKey);
        Element E1 = builder.element(e1);
        Element P = builder.element(share);
        Witness x = builder.witness();
        builder.equation(Yj, x.times(Element.BASE));
        builder.equation(P, x.times(E1));
        return builder.build();
    }
}
