package io.mintmark.crypto.group;

import io.mintmark.crypto.Domain;
import io.mintmark.crypto.Items;

/** The protocol's five generators, hashed from their names so that nobody knows a relation between them. */
public final class Generators {
    /** Issuing base. */
    public static final Point G = named("g");

    /** Second issuing base. */
    public static final Point H = named("h");

    /** Blinding base of a coin's commitment. */
    public static final Point H0 = named("h0");

    /** Serial base. */
    public static final Point S = named("s");

    /** Tag base. */
    public static final Point F = named("f");

    private Generators() {}

    private static Point named(String name) {
        return Hashing.toPoint(Domain.GENERATOR, Items.of(name)).precompute();
    }
}
