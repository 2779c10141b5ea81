package io.mintmark.crypto.group;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * A growing sum of public multiples, {@code k1 P1 + k2 P2 + ...}, evaluated at once. Multiples of one point object are added
 * up as scalars first. For public inputs only: the time depends on all of them.
 */
public final class LinearCombination {
    /** Above this many points Pippenger's buckets beat Straus' interleaving (measured: docs/benchmarks.md). */
    private static final int STRAUS_LIMIT = 250;

    private final IdentityHashMap<Point, Scalar> factors = new IdentityHashMap<>();

    /** Adds {@code scalar * point}. */
    public LinearCombination add(Scalar scalar, Point point) {
        factors.merge(point, scalar, Scalar::plus);
        return this;
    }

    /** The sum. */
    public Point sum() {
        boolean many = factors.size() > STRAUS_LIMIT;
        AffinePoints bases = new AffinePoints(many ? factors.size() : 9 * factors.size());
        List<int[]> scalars = new ArrayList<>(factors.size());
        List<OddMultiples> tables = new ArrayList<>();
        List<int[]> tableScalars = new ArrayList<>();
        factors.forEach((point, scalar) -> {
            OddMultiples table = point.oddMultiples();
            if (!many && table != null) {
                tables.add(table);
                tableScalars.add(scalar.toWords());
            } else if (!point.isIdentity()) {
                bases.append(point);
                scalars.add(scalar.toWords());
            }
        });
        int[][] words = scalars.toArray(int[][]::new);
        return many
                ? Pippenger.sum(bases, words)
                : Straus.sum(bases, words, tables, tableScalars.toArray(int[][]::new));
    }

    /** Whether the sum is the identity. */
    public boolean isIdentity() {
        return sum().isIdentity();
    }
}
