package io.mintmark.crypto.sigma;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.SecretScalar;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A handful of official vectors typed in, so that they run in every checkout: draft-irtf-cfrg-sigma-protocols (August 2026),
 * appendix "Test Vectors", section sigma-proofs_Shake128_P256, vectors discrete_logarithm/batchable and dleq/batchable.
 */
class TypedVectorsTest {
    private static final String SUITE = "sigma-proofs_Shake128_P256";
    private static final String LOGARITHM_TAG = "discrete_logarithm-DSFS-with-" + SUITE;
    private static final String COMMITMENT = "037e00143a98c515388e00397c050c46729f010e30752f00172c2e9444cd323e19";
    private static final String RESPONSE = "9dda433231690cefaaaceb1bf372b37ca060a6a3a87b40dafea0a8d2f5e1713b";

    private static byte[] hex(String hex) {
        return Bytes.ofHex(hex).toArray();
    }

    /** X = x*G. */
    private static LinearRelation logarithm() throws Exception {
        RelationBuilder relation = new RelationBuilder();
        var image = relation.element(
                Point.decode(hex("03f0f109368d010f5adf85ad7ce620a87291f3d4cabcf72fd8d2b91bc50f541fa8")));
        relation.equation(image, relation.witness().times(RelationBuilder.Element.BASE));
        return relation.build();
    }

    /** X = x*G, Y = x*H, with the elements in the order of the vector: X, H, Y. */
    private static LinearRelation equality() throws Exception {
        RelationBuilder relation = new RelationBuilder();
        var x = relation.element(
                Point.decode(hex("03a0d262ccb556df026581adf2ea6ea52cf69ca39f0644b89e43471cb40d921b05")));
        var h = relation.element(
                Point.decode(hex("03dc308f6d1c515121d2334015b95254336a608a78031809b31099aadadcb56635")));
        var y = relation.element(
                Point.decode(hex("0241d6b25cf581b93fb4f769f1d88aa571dfe9d3f2e451b2f779e8da710ae0015b")));
        var witness = relation.witness();
        relation.equation(x, witness.times(RelationBuilder.Element.BASE));
        relation.equation(y, witness.times(h));
        return relation.build();
    }

    @Test
    void the_proof_of_a_discrete_logarithm_is_reproduced() throws Exception {
        Proof proof = Proof.prove(
                LOGARITHM_TAG,
                logarithm(),
                List.of(SecretScalar.decode(hex("9b7b9af133b35ea96e662c4662956909fe465084fe929506980e025022d750be"))),
                SpongeRandomness.batchableNonces(SUITE, "discrete_logarithm"));
        assertArrayEquals(hex(COMMITMENT + RESPONSE), proof.encode());
        assertDoesNotThrow(() -> Proof.verify(LOGARITHM_TAG, logarithm(), proof.encode()));
    }

    @Test
    void the_proof_of_equal_logarithms_verifies() throws Exception {
        byte[] narg = hex("0203ed31e0d73b821eba236b903f83ddd6e60e59a77249462be32fc43ab4d5dd7e"
                + "038ad4a96b49f6e29ea0afcb6a329632b5e3cdea70137e965515219da19be44976"
                + "55ca705567b987c6f9c5dd5bd866d069dfdcbc415b2036dab9ec63a821d4c045");
        Proof.verify("dleq-DSFS-with-" + SUITE, equality(), narg);
        assertThrows(VerificationFailedException.class, () -> Proof.verify(LOGARITHM_TAG, equality(), narg));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "047e00143a98c515388e00397c050c46729f010e30752f00172c2e9444cd323e19", // A1
                "067e00143a98c515388e00397c050c46729f010e30752f00172c2e9444cd323e19", // A2
                "077e00143a98c515388e00397c050c46729f010e30752f00172c2e9444cd323e19", // A2b
                "02ffffffff00000001000000000000000000000001000000000000000000000004", // A3: x = 5 + p
                "000000000000000000000000000000000000000000000000000000000000000000", // A4
                "020000000000000000000000000000000000000000000000000000000000000001" // A6: no root
            })
    void adversarial_commitments_are_malformed(String commitment) {
        assertThrows(
                MalformedException.class, () -> Proof.verify(LOGARITHM_TAG, logarithm(), hex(commitment + RESPONSE)));
    }

    @Test
    void adversarial_lengths_are_malformed() {
        String narg = COMMITMENT + RESPONSE;
        assertThrows(MalformedException.class, () -> Proof.verify(LOGARITHM_TAG, logarithm(), hex(narg + "00")));
        assertThrows(
                MalformedException.class,
                () -> Proof.verify(LOGARITHM_TAG, logarithm(), hex(narg.substring(0, narg.length() - 2))));
    }
}
