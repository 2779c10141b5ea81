package io.mintmark.merchant;

import io.mintmark.ecash.PaymentRefusal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A till refuses, and nothing of it stays. */
public final class TillRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final TillRefusal reason;
    private final @Nullable PaymentRefusal invalidity;

    TillRefusedException(TillRefusal reason) {
        super(reason.sentence());
        this.reason = reason;
        this.invalidity = null;
    }

    /** @param cause of which only the message is kept */
    TillRefusedException(PaymentRefusal invalidity, Exception cause) {
        super("the payment is not valid: " + Objects.requireNonNull(cause.getMessage()));
        this.reason = TillRefusal.PAYMENT_INVALID;
        this.invalidity = invalidity;
    }

    /** The first thing that is wrong. */
    public TillRefusal reason() {
        return reason;
    }

    /** The rule that a payment breaks which is not valid. */
    public Optional<PaymentRefusal> invalidity() {
        return Optional.ofNullable(invalidity);
    }

    /** In kebab case: the invalidity's, or else the reason's. */
    public String code() {
        return invalidity == null ? reason.code() : invalidity.code();
    }

    static void require(boolean condition, TillRefusal otherwise) throws TillRefusedException {
        if (!condition) {
            throw new TillRefusedException(otherwise);
        }
    }
}
