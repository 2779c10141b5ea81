package io.mintmark.projection.doublespends;

import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.Serial;
import io.mintmark.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * A coin in a second payment. The evidence itself, the two payments' bytes, is in the event on the pair's stream.
 *
 * @param number ascending in the order of detection
 * @param first the payment whose coin was credited
 * @param second the other payment with the same coin
 * @param identity the encoding of the identity in the coin, empty for the neutral element
 * @param accountId whose identity key that is; none if it is nobody's, and a forgery is suspected
 */
public record DoubleSpending(
        long number,
        Serial serial,
        KeyId keyId,
        Money value,
        PaymentId first,
        PaymentId second,
        Bytes identity,
        Optional<AccountId> accountId,
        Instant at) {
    /** Whether somebody may be able to make coins. */
    public boolean forgerySuspected() {
        return accountId.isEmpty();
    }
}
