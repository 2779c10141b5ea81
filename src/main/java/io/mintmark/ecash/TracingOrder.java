package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.signature.VerifyingKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * A judge's order to lift the anonymity of one payment, or of the coins that one account withdrew in a time (PROTOCOL section
 * 8): a JWS (RFC 7515) in one narrow form. Decoding one proves nothing; {@link #verify} does, except that it was not carried
 * out before: that is for the caller to know, by {@link Content#id}. Its signature is not unique, so one order may come as two
 * texts with two {@linkplain #hash hashes}; shares are bound to the one that the bank recorded.
 */
public final class TracingOrder {
    /** Characters of the longest order. */
    public static final int MAX_SIZE = 8192;

    /** How far a judge's clock may be ahead. */
    public static final Duration MAX_SKEW = Duration.ofMinutes(5);

    private static final String HEADER = "{\"alg\":\"ES256\",\"typ\":\"mintmark-order\"}";

    private final Content content;
    private final CompactJws jws;

    private TracingOrder(Content content, CompactJws jws) {
        this.content = content;
        this.jws = jws;
    }

    /** What is traced. */
    public sealed interface Subject {
        /** Who paid. */
        record OfPayment(PaymentId payment) implements Subject {}

        /**
         * Which coins are those that the account asked for when {@code from <= requestedAt < until}.
         */
        record OfAccount(AccountId account, Instant from, Instant until) implements Subject {
            public OfAccount {
                Times.toMillis(until);
                if (Times.toMillis(from) >= Times.toMillis(until)) {
                    throw new IllegalArgumentException("a time ends after it begins");
                }
            }

            /** Whether a withdrawal of then is meant. */
            public boolean covers(Instant requestedAt) {
                return Times.within(requestedAt, from, until);
            }
        }
    }

    /**
     * What an order says.
     *
     * @param paramsId whose trustees are to carry it out
     * @param recipient who gets the result
     * @param reason of the order
     * @param legalReference by which the court knows it
     * @param hold whether a coin that is watched is held when it is deposited, and not credited
     * @param notifyAfter from when on the traced holder sees the order in the statement; never, if empty
     */
    public record Content(
            OrderId id,
            ParamsId paramsId,
            Subject subject,
            String recipient,
            String reason,
            String legalReference,
            Instant issuedAt,
            Instant expiresAt,
            boolean hold,
            Optional<Instant> notifyAfter) {
        /** Bytes of UTF-8 of the longest text. */
        public static final int MAX_TEXT = 256;

        /** The longest time in which an order is to be carried out. */
        public static final Duration MAX_VALIDITY = Duration.ofDays(366);

        /** @throws IllegalArgumentException unless the texts are printable and not empty, and the times in order */
        public Content {
            requireText(recipient);
            requireText(reason);
            requireText(legalReference);
            Times.toMillis(issuedAt);
            Times.toMillis(expiresAt);
            notifyAfter.ifPresent(Times::toMillis);
            require(issuedAt.isBefore(expiresAt), "an order expires after it is issued");
            require(!expiresAt.isAfter(issuedAt.plus(MAX_VALIDITY)), "an order is valid for 366 days at most");
            if (subject instanceof Subject.OfAccount account) {
                require(!account.until().isAfter(issuedAt), "an order is about what has been");
            }
        }

        private static void requireText(String text) {
            try {
                StrictText.requirePrintable(text);
            } catch (MalformedException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
            int size = StrictText.encodeUtf8(text).length;
            require(size >= 1 && size <= MAX_TEXT, "an order's texts have 1 to " + MAX_TEXT + " bytes");
        }

        private static void require(boolean condition, String otherwise) {
            if (!condition) {
                throw new IllegalArgumentException(otherwise);
            }
        }
    }

    /** Makes an order. */
    public static TracingOrder sign(Content content, SigningKey judge) {
        return new TracingOrder(content, CompactJws.sign(HEADER, TracingOrderForm.write(content), judge));
    }

    /** @throws MalformedException unless it is an order in its one form; nothing is verified yet */
    public static TracingOrder decode(String jws) throws MalformedException {
        CompactJws parsed = CompactJws.parse(jws, MAX_SIZE, Set.of(HEADER));
        return new TracingOrder(TracingOrderForm.read(parsed.payload()), parsed);
    }

    /** What it says. */
    public Content content() {
        return content;
    }

    /** The compact JWS. */
    public String text() {
        return jws.text();
    }

    /** What the shares are bound to: the ASCII of the compact JWS, signature included. */
    public byte[] signedBytes() {
        return text().getBytes(StandardCharsets.US_ASCII);
    }

    /** SHA-256 of {@link #signedBytes}. */
    public Bytes hash() {
        return Hashing.sha256(signedBytes());
    }

    /**
     * Everything but that it was not carried out before.
     *
     * @param judges who are known here
     * @return the one who signed it
     */
    public VerifyingKey verify(Collection<VerifyingKey> judges, ParamsId bank, Instant now)
            throws TracingOrderRefusedException {
        VerifyingKey judge = signer(judges);
        require(content.paramsId().equals(bank), TracingOrderRefusal.FOREIGN, "the order is for another bank");
        require(
                !content.issuedAt().isAfter(now.plus(MAX_SKEW)),
                TracingOrderRefusal.NOT_YET,
                "the order is not valid yet");
        require(now.isBefore(content.expiresAt()), TracingOrderRefusal.EXPIRED, "the order has expired");
        return judge;
    }

    private VerifyingKey signer(Collection<VerifyingKey> judges) throws TracingOrderRefusedException {
        for (VerifyingKey judge : judges) {
            try {
                jws.verify(judge);
                return judge;
            } catch (VerificationFailedException e) {
                // perhaps the next
            }
        }
        throw new TracingOrderRefusedException(
                TracingOrderRefusal.FORGED, "no judge who is known here signed the order");
    }

    private static void require(boolean condition, TracingOrderRefusal otherwise, String message)
            throws TracingOrderRefusedException {
        if (!condition) {
            throw new TracingOrderRefusedException(otherwise, message);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TracingOrder that && jws.equals(that.jws);
    }

    @Override
    public int hashCode() {
        return jws.hashCode();
    }

    @Override
    public String toString() {
        return "TracingOrder[" + content.id() + "]";
    }
}
