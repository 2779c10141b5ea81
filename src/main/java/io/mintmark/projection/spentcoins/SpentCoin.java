package io.mintmark.projection.spentcoins;

import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.Serial;
import io.mintmark.money.Money;
import java.time.Instant;

/**
 * A coin that was spent.
 *
 * @param position of the first spending in the sealed log
 * @param paymentId the first payment, whose merchant was credited
 * @param furtherSpendings how many other payments with it were deposited
 */
public record SpentCoin(
        Serial serial,
        long position,
        KeyId keyId,
        Money value,
        PaymentId paymentId,
        AccountId merchant,
        Instant at,
        long furtherSpendings) {}
