package io.mintmark.wallet;

import java.util.List;

/**
 * What {@link Wallet#pay} will do.
 *
 * @param coins values of the coins that go, in minor units
 * @param again whether the request was paid before: it gets the same payment
 */
public record PaymentPlan(String merchant, long amount, String currency, String memo, List<Long> coins, boolean again) {
    public PaymentPlan {
        coins = List.copyOf(coins);
    }
}
