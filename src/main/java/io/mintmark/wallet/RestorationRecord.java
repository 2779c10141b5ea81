package io.mintmark.wallet;

import java.time.Instant;

/**
 * A wallet made from its words.
 *
 * @param until nothing is paid before
 * @param read whether all withdrawals have been read from the bank
 */
record RestorationRecord(Instant startedAt, Instant until, boolean read) {
    /** Whether the coins are free. */
    enum State {
        WAITING,
        DONE
    }
}
