package io.mintmark.crypto.sigma;

import io.mintmark.crypto.group.LinearCombination;
import io.mintmark.crypto.group.Scalar;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Supplier;

/** Several claims that stand or fall together. */
public record Conjunction(List<LinearClaim> claims) implements LinearClaim {
    public Conjunction {
        claims = List.copyOf(claims);
    }

    @Override
    public byte[] transcript() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        claims.forEach(claim -> out.writeBytes(claim.transcript()));
        return out.toByteArray();
    }

    @Override
    public void addTo(LinearCombination sum, Supplier<Scalar> weights) {
        claims.forEach(claim -> claim.addTo(sum, weights));
    }
}
