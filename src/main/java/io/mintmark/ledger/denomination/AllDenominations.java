package io.mintmark.ledger.denomination;

import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.ParamsId;
import java.util.Optional;
import java.util.function.Supplier;

/** The denominations of the bank's current parameters, and of those before them, whose coins are still taken. */
@FunctionalInterface
public interface AllDenominations extends Supplier<DenominationState> {
    /** Those of one parameter set, if it is, or was, the bank's own. */
    default Optional<DenominationState> of(ParamsId paramsId) {
        return Optional.of(get()).filter(state -> state.keys().parameters().id().equals(paramsId));
    }

    /** The key list by which coins of these parameters are judged: the current one refuses those of other banks. */
    default KeyList keysFor(ParamsId paramsId) {
        return of(paramsId).orElseGet(this).keys();
    }
}
