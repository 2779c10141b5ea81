package io.mintmark.bench;

/** The figures of the project's table of speeds, and two more of the batch. Counted per coin where the bound is per coin. */
public enum Figure {
    BATCH_OF_256("verify 32 payments of 8 coins in a batch, per coin", 2.5, 256, 256),
    BATCH_OF_256_PAYMENTS("verify 256 payments of 1 coin in a batch, per coin", 2.5, 256, 256),
    BATCH_OF_1024("verify 128 payments of 8 coins in a batch, per coin", 2.5, 1024, 1024),
    PAYMENT_OF_8("verify one payment of 8 coins", 26, 1, 8),
    PAYMENT_OF_1("verify one payment of 1 coin", 8, 1, 1),
    BANK_ANSWERS("bank's two answers to a withdrawal of 16 coins, per coin", 5, 16, 16),
    WITHDRAWAL_REQUESTS("verify 32 withdrawal requests of 8 coins in a batch, per coin", 2, 256, 256),
    WALLET_WITHDRAWS("wallet: one coin withdrawn, from nothing to verified coin", 24, 1, 1),
    WALLET_PAYS("wallet: pay with one coin, the proof verified before it leaves", 18, 1, 1);

    private final String title;
    private final double bound;
    private final int count;
    private final int coins;

    Figure(String title, double bound, int count, int coins) {
        this.title = title;
        this.bound = bound;
        this.count = count;
        this.coins = coins;
    }

    /** What is done. */
    public String title() {
        return title;
    }

    /** At most so many M. */
    public double bound() {
        return bound;
    }

    /** How many times one {@link Work} does what the bound is for. */
    public int count() {
        return count;
    }

    /** How many coins are in one {@link Work}. */
    public int coins() {
        return coins;
    }
}
