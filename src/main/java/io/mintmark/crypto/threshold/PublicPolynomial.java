package io.mintmark.crypto.threshold;

import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import java.util.ArrayList;
import java.util.List;

/** Commitments A_0, ..., A_(t-1) to a polynomial's coefficients: the polynomial "in the exponent" (Feldman 1987). */
record PublicPolynomial(List<Point> coefficients) {
    PublicPolynomial {
        coefficients = List.copyOf(coefficients);
        Point.normalizeAll(coefficients);
    }

    /** The sum over e of j^e A_e. */
    Point at(int j) {
        Scalar x = Scalar.of(j);
        Point value = coefficients.getLast();
        for (int e = coefficients.size() - 2; e >= 0; e--) {
            value = value.times(x).plus(coefficients.get(e));
        }
        return value;
    }

    /** The sum of polynomials of equal degree. */
    static PublicPolynomial sum(List<PublicPolynomial> polynomials) {
        List<Point> sums = new ArrayList<>(polynomials.getFirst().coefficients());
        for (PublicPolynomial polynomial : polynomials.subList(1, polynomials.size())) {
            for (int e = 0; e < sums.size(); e++) {
                sums.set(e, sums.get(e).plus(polynomial.coefficients().get(e)));
            }
        }
        return new PublicPolynomial(sums);
    }
}
