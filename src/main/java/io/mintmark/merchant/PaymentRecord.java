package io.mintmark.merchant;

import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.PaymentVerifier;
import io.mintmark.wire.Base64Url;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be known of a payment without reading it: its text is beside it.
 *
 * @param id base64url
 * @param coins how many
 * @param depositBy the last moment at which the bank takes it
 * @param credited of the amount, once the bank has answered
 * @param code of the bank's refusal; null for every other state
 */
record PaymentRecord(
        String id,
        long amount,
        int coins,
        String memo,
        Instant acceptedAt,
        Instant depositBy,
        long credited,
        @Nullable String code) {
    /**
     * A payment's text.
     *
     * @param text in full
     */
    record Content(String text) {}

    /**
     * Where a serial was seen.
     *
     * @param payment its id, base64url
     */
    record Seen(String payment) {}

    /** States of what only is there. */
    enum Kept {
        KEPT
    }

    static PaymentRecord of(Payment payment, Instant acceptedAt) {
        return new PaymentRecord(
                Base64Url.text(payment.id().value()),
                payment.request().amount().minorUnits(),
                payment.coins().size(),
                payment.request().memo(),
                acceptedAt,
                payment.request().expiresAt().plus(PaymentVerifier.DEPOSIT_PERIOD),
                0,
                null);
    }

    PaymentRecord settled(long amountCredited, @Nullable String refusalCode) {
        return new PaymentRecord(id, amount, coins, memo, acceptedAt, depositBy, amountCredited, refusalCode);
    }

    PaymentId paymentId() {
        return new PaymentId(Book.bytes(id));
    }
}
