package io.mintmark.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The double spends that were detected. */
public final class DoubleSpends {
    private DoubleSpends() {}

    /** @param next the {@code after} of the next page; null when this is the last */
    public record Page(List<Case> cases, @Nullable Long next) {}

    /**
     * One coin spent twice.
     *
     * @param accountId null when the identity is no account's: a forgery is suspected
     */
    public record Case(
            long number,
            String serial,
            long value,
            String currency,
            String firstPaymentId,
            String secondPaymentId,
            String identityKey,
            @Nullable String accountId,
            Instant at) {}

    /** All cases of one serial with their payments. */
    public record Evidence(String serial, List<Pair> pairs) {}

    /** A case and both payments in their text form, from which anybody can compute the identity key. */
    public record Pair(Case found, String firstPayment, String secondPayment) {}
}
