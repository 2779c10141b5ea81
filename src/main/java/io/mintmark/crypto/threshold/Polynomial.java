package io.mintmark.crypto.threshold;

import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import java.util.List;
import java.util.stream.Stream;

/** A trustee's secret polynomial a(X) = a_0 + a_1 X + ... + a_(t-1) X^(t-1). */
final class Polynomial {
    private final List<SecretScalar> coefficients;

    /** @param coefficients a_0 first, at least one */
    Polynomial(List<SecretScalar> coefficients) {
        this.coefficients = List.copyOf(coefficients);
    }

    /** Coefficients other than zero, because the identity that would commit to a zero has no encoding. */
    static Polynomial random(int threshold, Randomness randomness) {
        return new Polynomial(
                Stream.generate(randomness::nonZeroScalar).limit(threshold).toList());
    }

    /** a_0, this polynomial's part of the joint secret key. */
    SecretScalar constant() {
        return coefficients.getFirst();
    }

    /** a(j). */
    SecretScalar at(int j) {
        SecretScalar value = coefficients.getLast();
        for (int e = coefficients.size() - 2; e >= 0; e--) {
            value = value.times(Scalar.of(j)).plus(coefficients.get(e));
        }
        return value;
    }

    /** A_e = a_e B. */
    PublicPolynomial commit() {
        return new PublicPolynomial(coefficients.stream().map(Point.BASE::times).toList());
    }
}
