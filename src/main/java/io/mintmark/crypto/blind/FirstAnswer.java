package io.mintmark.crypto.blind;

import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;

/** The signer's first message: its half rnd of the serial, and the commitments a, a1, a2 of both sides of its proof. */
public record FirstAnswer(Scalar rnd, Point a, Point a1, Point a2) {
    /** {@code z1 = C + rnd g}, the first part of the tag key that belongs to the commitment C. */
    public Point z1(Point commitment) {
        return commitment.plus(Generators.G.times(rnd));
    }
}
