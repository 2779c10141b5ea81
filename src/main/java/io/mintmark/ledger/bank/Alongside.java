package io.mintmark.ledger.bank;

/**
 * What a caller stores in a command's own transaction, after its events: both or neither. It runs in every attempt that the
 * command takes, and what it stored in an attempt that failed is gone with it.
 *
 * @param <R> the command's result
 */
@FunctionalInterface
public interface Alongside<R> {
    /** Stores it; the command fails if this throws. */
    void store(R result);
}
