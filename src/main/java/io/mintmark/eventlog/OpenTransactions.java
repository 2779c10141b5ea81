package io.mintmark.eventlog;

import java.util.TreeSet;

/** Counts the transactions of a database that only this process uses, and knows which are open. */
final class OpenTransactions {
    private final TreeSet<Long> open = new TreeSet<>();
    private long next = 1;

    synchronized void continueAbove(long stored) {
        next = Math.max(next, Math.addExact(stored, 1));
    }

    synchronized long begin() {
        long number = next;
        next = Math.addExact(next, 1);
        open.add(number);
        return number;
    }

    synchronized void end(long number) {
        open.remove(number);
    }

    /** All below it have ended. */
    synchronized long horizon() {
        return open.isEmpty() ? next : open.first();
    }
}
