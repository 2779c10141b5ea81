package io.mintmark.crypto.sigma;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.LinearCombination;
import io.mintmark.crypto.group.Scalar;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class BatchVerifierTest {
    private static final int MIXES = 2_000;

    /** A claim that keeps the weights it is given. */
    private record Recorded(LinearClaim claim, List<Scalar> weights) implements LinearClaim {
        @Override
        public byte[] transcript() {
            return claim.transcript();
        }

        @Override
        public void addTo(LinearCombination sum, Supplier<Scalar> next) {
            claim.addTo(sum, () -> {
                weights.add(next.get());
                return weights.getLast();
            });
        }
    }

    /** The weights that a batch of true claims, or the first attempt at one with false claims, is checked with. */
    static List<Scalar> weightsOf(List<Proof> proofs) {
        List<Scalar> weights = new ArrayList<>();
        BatchVerifier.failures(
                proofs.stream().map(proof -> new Recorded(proof, weights)).toList());
        int equations = 0;
        for (Proof proof : proofs) {
            List<Scalar> ones = new ArrayList<>();
            new Recorded(proof, ones).addTo(new LinearCombination(), () -> Scalar.ONE);
            equations += ones.size();
        }
        return List.copyOf(weights.subList(0, equations));
    }

    @Test
    void weights_are_the_drafts_deterministic_batching_randomness() throws Exception {
        ProvenStatement logarithm = ProvenStatement.logarithm(CountedRandomness.seeded(1));
        List<ProvenStatement> batch =
                List.of(ProvenStatement.withdrawal(1), logarithm, ProvenStatement.withdrawal(2), logarithm);
        DuplexSponge sponge = new DuplexSponge(DuplexSponge.deriveSessionId("irtf-cfrg-sigma-protocols/batch-verify"));
        for (ProvenStatement statement : batch) {
            sponge.absorb(DuplexSponge.deriveSessionId(statement.tag()));
            sponge.absorb(statement.relation().serialize());
            sponge.absorb(statement.proof().encode());
        }
        byte[] squeezed = sponge.squeeze(16 * 10);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            byte[] bigEndian = new byte[16];
            for (int b = 0; b < 16; b++) {
                bigEndian[b] = squeezed[16 * i + 15 - b];
            }
            expected.add(new BigInteger(1, bigEndian).toString(16));
        }
        List<Scalar> actual =
                weightsOf(batch.stream().map(ProvenStatement::proof).toList());
        assertEquals(expected, actual.stream().map(Scalar::toString).toList());
    }

    @Test
    void weights_are_different_and_of128_bits() throws Exception {
        Set<Scalar> weights = new HashSet<>();
        int bits = 0;
        for (long seed = 0; seed < 20; seed++) {
            for (Scalar weight :
                    weightsOf(List.of(ProvenStatement.withdrawal(seed).proof()))) {
                weights.add(weight);
                bits = Math.max(bits, new BigInteger(1, weight.encode()).bitLength());
            }
        }
        assertEquals(80, weights.size());
        assertTrue(bits > 120 && bits <= 128, "at most " + bits + " bits");
    }

    @Test
    void weights_hang_on_every_proof_and_on_their_order() throws Exception {
        Proof one = ProvenStatement.withdrawal(1).proof();
        Proof two = ProvenStatement.withdrawal(2).proof();
        Proof changed = ProvenStatement.withdrawal(2).shifted(3, Scalar.ONE);
        List<Scalar> weights = weightsOf(List.of(one, two));
        assertEquals(weights, weightsOf(List.of(one, two)));
        assertNotEquals(weights, weightsOf(List.of(two, one)));
        assertNotEquals(weights.subList(0, 4), weightsOf(List.of(one)));
        assertNotEquals(weights.subList(0, 4), weightsOf(List.of(one, changed)).subList(0, 4));
    }

    @Test
    void nothing_at_all_has_no_failures() {
        assertTrue(BatchVerifier.failures(List.of()).isEmpty());
    }

    @Test
    void the_exception_says_which_claim_failed() throws Exception {
        Proof bad = ProvenStatement.withdrawal(1).shifted(0, Scalar.ONE);
        VerificationFailedException failure =
                assertThrows(VerificationFailedException.class, () -> BatchVerifier.verify(bad, "this one"));
        assertEquals("this one", failure.getMessage());
    }

    @Test
    void claims_that_stand_together_fall_together() throws Exception {
        Proof good = ProvenStatement.withdrawal(1).proof();
        Proof bad = ProvenStatement.withdrawal(2).shifted(3, Scalar.ONE);
        assertDoesNotThrow(() -> BatchVerifier.verify(List.of(), "nothing"));
        assertDoesNotThrow(() -> BatchVerifier.verify(List.of(good, good), "both good"));
        for (List<Proof> batch : List.of(List.of(bad), List.of(good, bad), List.of(bad, good), List.of(bad, bad))) {
            assertThrows(VerificationFailedException.class, () -> BatchVerifier.verify(batch, "one bad"));
        }
    }

    /** What no equation checks is refused by the claimant, and shifts nobody's verdict to a neighbour. */
    @Test
    void every_input_gets_its_own_verdict() throws Exception {
        ProvenStatement statement = ProvenStatement.withdrawal(1);
        byte[] good = statement.proof().encode();
        byte[] bad = statement.shifted(1, Scalar.ONE).encode();
        byte[] malformed = new byte[good.length];
        byte[] refused = {};
        BatchVerifier.Claimant<byte[]> claimant = input -> {
            if (input.length == 0) {
                throw new VerificationFailedException("refused");
            }
            return Proof.parse(statement.tag(), statement.relation(), input);
        };
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<byte[]> inputs = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                int kind = random.nextInt(6);
                inputs.add(kind == 0 ? malformed : kind == 1 ? refused : kind == 2 ? bad : good);
                expected.add(kind == 0 ? "malformed" : kind == 1 ? "refused" : kind == 2 ? "does not hold" : "good");
            }
            List<String> actual = BatchVerifier.verifyAll(inputs, claimant, "does not hold").stream()
                    .map(BatchVerifierTest::verdict)
                    .toList();
            assertEquals(expected, actual, "seed " + seed);
        }
    }

    private static String verdict(Optional<Exception> failure) {
        return failure.map(e -> e instanceof MalformedException ? "malformed" : e.getMessage())
                .orElse("good");
    }

    /** Half of the pool true, half false in one response. */
    private static List<Proof> pool() throws Exception {
        List<Proof> pool = new ArrayList<>();
        for (long seed = 0; seed < 24; seed++) {
            ProvenStatement statement = seed % 6 == 0
                    ? ProvenStatement.withdrawal(seed)
                    : ProvenStatement.logarithm(CountedRandomness.seeded(seed));
            pool.add(statement.proof());
            pool.add(statement.shifted(0, Scalar.of(seed + 1)));
        }
        return pool;
    }

    private static boolean holdsAlone(Proof proof) {
        try {
            BatchVerifier.verify(proof, "alone");
            return true;
        } catch (VerificationFailedException e) {
            return false;
        }
    }

    @Test
    void a_batch_names_exactly_who_fails_alone() throws Exception {
        List<Proof> pool = pool();
        List<Boolean> alone = pool.stream().map(BatchVerifierTest::holdsAlone).toList();
        for (int i = 0; i < pool.size(); i++) {
            assertEquals(i % 2 == 0, alone.get(i), "proof " + i + " of the pool");
        }
        for (long seed = 0; seed < MIXES; seed++) {
            Random random = new Random(seed);
            int badOfTen = random.nextInt(8) == 0 ? 8 : random.nextInt(3);
            List<Proof> batch = new ArrayList<>();
            BitSet expected = new BitSet();
            for (int i = random.nextInt(6); i >= 0; i--) {
                int chosen = 2 * random.nextInt(pool.size() / 2) + (random.nextInt(10) < badOfTen ? 1 : 0);
                expected.set(batch.size(), !alone.get(chosen));
                batch.add(pool.get(chosen));
            }
            assertEquals(expected, BatchVerifier.failures(batch), "seed " + seed);
        }
    }

    @Test
    void one_bad_proof_among_many_is_named() throws Exception {
        Proof good = ProvenStatement.logarithm(CountedRandomness.seeded(1)).proof();
        Proof bad = ProvenStatement.logarithm(CountedRandomness.seeded(1)).shifted(0, Scalar.ONE);
        for (int at : new int[] {0, 249, 499}) {
            List<Proof> batch = new ArrayList<>(Collections.nCopies(500, good));
            batch.set(at, bad);
            BitSet expected = new BitSet();
            expected.set(at);
            assertEquals(expected, BatchVerifier.failures(batch), "bad at " + at);
        }
    }

    /** The same proof object twice, once good and once bad: what shares its points must not share its verdict. */
    @Test
    void repeated_proofs_are_each_judged() throws Exception {
        Proof good = ProvenStatement.withdrawal(1).proof();
        Proof bad = ProvenStatement.withdrawal(1).shifted(2, Scalar.ONE);
        BitSet expected = new BitSet();
        expected.set(1);
        expected.set(3);
        expected.set(4);
        assertEquals(expected, BatchVerifier.failures(List.of(good, bad, good, bad, bad)));
    }
}
