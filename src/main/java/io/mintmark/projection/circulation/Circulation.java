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
     * The coins of one key: {@code issued = deposited + expired + outstanding}.
     *
     * @param expired can no longer be deposited
     * @param outstanding can still be. Below zero if more came back than went out, which nobody but a forger can do
     */
    public record Coins(
            KeyId keyId,
            Money value,
            Instant depositUntil,
            long issued,
            long deposited,
            long expired,
            long outstanding) {
        static Coins at(Instant now, KeyId keyId, Money value, Instant depositUntil, long issued, long deposited) {
            long out = Math.subtractExact(issued, deposited);
            boolean over = out > 0 && !now.isBefore(depositUntil);
            return new Coins(keyId, value, depositUntil, issued, deposited, over ? out : 0, over ? 0 : out);
        }

        /** What those are worth that are outstanding. */
        public long outstandingMinorUnits() {
            return Math.multiplyExact(outstanding, value.minorUnits());
        }

        /** What those were worth that are expired. */
        public long expiredMinorUnits() {
            return Math.multiplyExact(expired, value.minorUnits());
        }
    }

    /**
     * The sums of one currency in minor units. They come from three kinds of events, cash, accounts and coins, and have to agree:
     * {@code cashIn - cashOut = balances + outstanding + expired}.
     *
     * @param balances of all accounts
     * @param outstanding the value of all coins that can still be deposited
     * @param expired the value of all coins that cannot be any more
     */
    public record Total(Currency currency, long cashIn, long cashOut, long balances, long outstanding, long expired) {
        /** What the rule is broken by: zero, or somebody has to look into it. */
        public long difference() {
            long cash = Math.subtractExact(cashIn, cashOut);
            long coins = Math.addExact(outstanding, expired);
            return Math.subtractExact(cash, Math.addExact(balances, coins));
        }
    }
}
