package io.mintmark.api;

/** What a call takes from its caller's rate. */
public enum Cost {
    /** Nothing, and it passes when the server is full: whoever watches over the server must see it then. */
    FREE(0),
    /** A look-up. */
    READ(1),
    /** A command, or a page of a list. */
    WRITE(5),
    /** A command with many proofs to verify. */
    HEAVY(20);

    private final int tokens;

    Cost(int tokens) {
        this.tokens = tokens;
    }

    /** Taken from the bucket. */
    public int tokens() {
        return tokens;
    }
}
