package io.mintmark.bench;

import java.math.BigInteger;
import java.util.Random;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.custom.sec.SecP256R1Curve;

/**
 * M, the unit of all figures: one variable-base multiplication of Bouncy Castle's P-256, its result not normalized. The point
 * is a new object each time, since Bouncy Castle keeps a table with a point that is multiplied again.
 */
public final class Multiplication {
    private static final SecP256R1Curve CURVE = new SecP256R1Curve();
    private static final BigInteger GENERATOR_X =
            new BigInteger("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296", 16);
    private static final BigInteger GENERATOR_Y =
            new BigInteger("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5", 16);
    private static final int INPUTS = 256;

    private final BigInteger[] scalars = new BigInteger[INPUTS];
    private final BigInteger[] x = new BigInteger[INPUTS];
    private final BigInteger[] y = new BigInteger[INPUTS];
    private int next;

    /** Draws the inputs. */
    public Multiplication() {
        Random random = new Random(1);
        ECPoint point = CURVE.createPoint(GENERATOR_X, GENERATOR_Y);
        for (int i = 0; i < INPUTS; i++) {
            scalars[i] = new BigInteger(256, random).mod(CURVE.getOrder());
            point = point.multiply(scalars[i]).normalize();
            x[i] = point.getAffineXCoord().toBigInteger();
            y[i] = point.getAffineYCoord().toBigInteger();
        }
    }

    /** The next input's product. */
    public ECPoint once() {
        int i = next++ % INPUTS;
        return CURVE.createPoint(x[i], y[i]).multiply(scalars[i]);
    }
}
