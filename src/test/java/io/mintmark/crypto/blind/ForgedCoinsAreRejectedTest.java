package io.mintmark.crypto.blind;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.blind.CoinForger.Forged;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.LinearCombination;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.sigma.BatchVerifier;
import io.mintmark.crypto.sigma.LinearClaim;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each forger's coins against a verifier with one check too few, written here, and then against the real one. */
class ForgedCoinsAreRejectedTest {
    private static final int ATTEMPTS = 5;

    private enum Check {
        ALPHA,
        ALPHA1,
        ALPHA2,
        ETA,
        ZETA2_IS_THE_DIFFERENCE,
        NO_IDENTITY
    }

    private final IssuerKey key = Withdrawn.seeded(1).key;
    private final Point serial = Generators.S.times(CountedRandomness.seeded(1).nonZeroScalar());

    private CoinForger forger(long seed) {
        return new CoinForger(key, serial, CountedRandomness.seeded(seed));
    }

    /** Verification as in PROTOCOL section 5, one check after the other; says which of them fail. */
    private static Set<Check> failing(IssuerKey key, Point serial, Forged forged) {
        BlindSignature c = forged.signature();
        Point zeta2 = forged.zeta2();
        Scalar omegaPrime = CoinForger.epsilon(key, serial, c).minus(c.omega());
        Set<Check> failing = EnumSet.noneOf(Check.class);
        if (!c.alpha().equals(Generators.G.times(c.rho()).plus(key.y().times(c.omega())))) {
            failing.add(Check.ALPHA);
        }
        if (!c.alpha1().equals(Generators.G.times(c.rho1()).plus(c.zeta1().times(omegaPrime)))) {
            failing.add(Check.ALPHA1);
        }
        if (!c.alpha2().equals(Generators.H.times(c.rho2()).plus(zeta2.times(omegaPrime)))) {
            failing.add(Check.ALPHA2);
        }
        if (!c.eta().equals(key.z().times(c.mu()).plus(c.zeta().times(omegaPrime)))) {
            failing.add(Check.ETA);
        }
        if (!zeta2.equals(c.zeta().minus(c.zeta1()))) {
            failing.add(Check.ZETA2_IS_THE_DIFFERENCE);
        }
        if (c.zeta().isIdentity() || c.zeta1().isIdentity() || zeta2.isIdentity() || serial.isIdentity()) {
            failing.add(Check.NO_IDENTITY);
        }
        return failing;
    }

    /** A verifier without that one check accepts; the real one refuses. */
    private void assertForgery(Check missing, Forged forged, IssuerKey forgedKey, String which) {
        assertEquals(Set.of(missing), failing(forgedKey, serial, forged), which);
        assertThrowsExactly(
                VerificationFailedException.class, () -> forged.signature().verify(forgedKey, serial), which);
    }

    @Test
    void all_checks_hold_for_an_honest_coin() {
        Withdrawn coin = Withdrawn.seeded(2);
        BlindSignature signature = coin.signature;
        Forged honest = new Forged(signature, signature.zeta().minus(signature.zeta1()));
        assertEquals(Set.of(), failing(coin.key, coin.serial, honest));
        assertDoesNotThrow(() -> signature.verify(coin.key, coin.serial));
    }

    @Test
    void zeta_as_the_identity_would_let_anybody_forge() {
        for (long seed = 0; seed < ATTEMPTS; seed++) {
            Forged forged = forger(seed).allIdentity();
            assertForgery(Check.NO_IDENTITY, forged, key, "seed " + seed);
            assertThrowsExactly(
                    VerificationFailedException.class, () -> forged.signature().claim(key, serial), "claim alone");
        }
    }

    /** zeta = identity and zeta1 = -zeta2 something else, or only zeta1 or the serial the identity. */
    @Test
    void each_identity_is_refused_on_its_own() {
        Withdrawn coin = Withdrawn.seeded(3);
        BlindSignature c = coin.signature;
        Point none = Point.IDENTITY;
        for (BlindSignature wrong : List.of(
                withZetas(c, none, c.zeta1()), withZetas(c, c.zeta(), none), withZetas(c, c.zeta(), c.zeta()))) {
            assertThrowsExactly(VerificationFailedException.class, () -> wrong.claim(coin.key, coin.serial));
            assertThrowsExactly(VerificationFailedException.class, () -> wrong.verify(coin.key, coin.serial));
        }
        assertThrowsExactly(VerificationFailedException.class, () -> c.claim(coin.key, none));
        assertThrowsExactly(VerificationFailedException.class, () -> c.claim(coin.key, coin.serial.minus(coin.serial)));
    }

    private static BlindSignature withZetas(BlindSignature c, Point zeta, Point zeta1) {
        return new BlindSignature(
                zeta,
                zeta1,
                c.alpha(),
                c.alpha1(),
                c.alpha2(),
                c.eta(),
                c.rho(),
                c.omega(),
                c.rho1(),
                c.rho2(),
                c.mu());
    }

    /** As bytes the identity does not even parse. */
    @Test
    void the_identity_is_malformed_in_bytes() {
        byte[] encoding = Withdrawn.seeded(3).signature.encode();
        for (int point = 0; point < 6; point++) {
            byte[] zeros = encoding.clone();
            Arrays.fill(zeros, point * Point.SIZE, (point + 1) * Point.SIZE, (byte) 0);
            assertThrowsExactly(MalformedException.class, () -> BlindSignature.decode(zeros));
        }
    }

    /** All equations hold here; only the comparison of zeta with zeta1 stands in the way. */
    @Test
    void zeta2_as_the_identity_is_refused_even_if_all_equations_hold() {
        for (long seed = 0; seed < ATTEMPTS; seed++) {
            Scalar trapdoor = CountedRandomness.seeded(seed).nonZeroScalar().reveal();
            IssuerKey trapdoored = CoinForger.trapdoored(Bytes.zeros(32), key.y(), trapdoor);
            Forged forged = CoinForger.zeta2Identity(trapdoored, trapdoor, serial, CountedRandomness.seeded(seed + 10));
            assertForgery(Check.NO_IDENTITY, forged, trapdoored, "seed " + seed);
        }
    }

    @Test
    void zeta2_taken_from_the_coin_would_let_anybody_forge() {
        for (long seed = 0; seed < ATTEMPTS; seed++) {
            assertForgery(Check.ZETA2_IS_THE_DIFFERENCE, forger(seed).zeta2OfItsOwn(), key, "seed " + seed);
        }
    }

    @Test
    void eta_left_out_would_let_anybody_forge() {
        for (long seed = 0; seed < ATTEMPTS; seed++) {
            assertForgery(Check.ETA, forger(seed).withoutEta(), key, "seed " + seed);
        }
    }

    @Test
    void each_other_equation_left_out_would_let_anybody_forge() {
        for (long seed = 0; seed < ATTEMPTS; seed++) {
            assertForgery(Check.ALPHA, forger(seed).withoutAlpha(), key, "seed " + seed);
            assertForgery(Check.ALPHA1, forger(seed).withoutAlpha1(), key, "seed " + seed);
            assertForgery(Check.ALPHA2, forger(seed).withoutAlpha2(), key, "seed " + seed);
        }
    }

    private static BlindSignature shifted(BlindSignature c, Scalar rho, Scalar rho1) {
        return new BlindSignature(
                c.zeta(),
                c.zeta1(),
                c.alpha(),
                c.alpha1(),
                c.alpha2(),
                c.eta(),
                c.rho().plus(rho),
                c.omega(),
                c.rho1().plus(rho1),
                c.rho2(),
                c.mu());
    }

    /** rho and rho1 are over one base and in no hash, so what one coin has too much another may have too little. */
    @Test
    void coins_whose_errors_cancel_under_equal_weights_are_both_named() throws Exception {
        Withdrawn one = Withdrawn.seeded(4);
        Withdrawn two = Withdrawn.of(one.issuer, CountedRandomness.seeded(5));
        Scalar delta = Scalar.of(12345);
        LinearClaim tooMuch = shifted(one.signature, delta, Scalar.ZERO).claim(one.key, one.serial);
        LinearClaim tooLittle =
                shifted(two.signature, delta.negate(), Scalar.ZERO).claim(two.key, two.serial);
        LinearClaim both = shifted(one.signature, delta, delta.negate()).claim(one.key, one.serial);
        LinearClaim good = two.signature.claim(two.key, two.serial);
        for (List<LinearClaim> cancelling : List.of(List.of(tooMuch, tooLittle), List.of(both))) {
            LinearCombination equalWeights = new LinearCombination();
            cancelling.forEach(claim -> claim.addTo(equalWeights, () -> Scalar.ONE));
            assertTrue(equalWeights.isIdentity(), "equal weights are fooled");
        }
        assertEquals(
                BitSet.valueOf(new long[] {0b10110}),
                BatchVerifier.failures(List.of(good, tooMuch, tooLittle, good, both)));
    }
}
