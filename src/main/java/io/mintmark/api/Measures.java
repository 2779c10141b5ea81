package io.mintmark.api;

/** What the API counts, for whoever watches over the server. */
public interface Measures {
    /** A command was answered as it was before. */
    void repeated();

    /** A deposit was taken. */
    void deposited(int payments, int coins, int doubleSpent);
}
