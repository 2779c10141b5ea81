package io.mintmark.crypto.sigma;

import io.mintmark.crypto.group.LinearCombination;
import io.mintmark.crypto.group.Scalar;
import java.util.function.Supplier;

/** Some equations over public points, each of the form "this linear combination is the identity", that a batch can check. */
public interface LinearClaim {
    /**
     * Every input on which the equations depend, in a prefix-free encoding: the batch's weights are derived from it, so what is
     * left out here could be chosen to fit the weights.
     */
    byte[] transcript();

    /** Adds each equation, times the next weight, to the sum. */
    void addTo(LinearCombination sum, Supplier<Scalar> weights);
}
