package io.mintmark.projection.circulation;

import io.mintmark.ecash.KeyId;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.time.Instant;
import java.util.List;

/**
 * All coins and all cash, counted at one place of the log.
 *
 * @param position in the sealed log: everything up to there is counted, and nothing behind it
 * @param keys ordered by currency, value and time
 */
public record Circulation(long position, List<Coins> keys, List<Total> totals) {
    public Circulation {
        keys = List.copyOf(keys);
        totals = List.copyOf(totals);
    }

    /**
     * The coins of one key.
     *
     * @param expired whether what is outstanding can no longer be deposited
     */
    public record Coins(KeyId keyId, Money value, Instant depositUntil, long issued, long deposited, boolean expired) {
        /** Issued and not deposited. Below zero if more came back than went out: somebody can make coins. */
        public long outstanding() {
            return Math.subtractExact(issued, deposited);
        }

        /** What those are worth. */
        public long outstandingMinorUnits() {
            return Math.multiplyExact(outstanding(), value.minorUnits());
        }
    }

    /**
     * The sums of one currency in minor units. They come from different events, of accounts and of coins, and have to agree:
     * {@code cashIn - cashOut = balances + outstanding + held}.
     *
     * @param balances of all accounts
     * @param outstanding the value of all coins that were issued and not deposited, expired or not
     * @param held the value of all coins that were deposited but are held for a judge
     */
    public record Total(Currency currency, long cashIn, long cashOut, long balances, long outstanding, long held) {
        /** By how much the rule is broken: zero, or somebody has to look into it. */
        public long difference() {
            long known = Math.addExact(Math.addExact(balances, outstanding), held);
            return Math.subtractExact(Math.subtractExact(cashIn, cashOut), known);
        }
    }
}
