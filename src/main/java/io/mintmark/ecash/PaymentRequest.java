package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.ItemReader;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.money.Money;
import java.time.Duration;
import java.time.Instant;

/**
 * What a merchant asks for (PROTOCOL section 6). Every part goes into the payment's challenge d, so a payment answers this one
 * request and no other.
 *
 * @param merchant the account that the payment can be deposited to
 * @param nonce 16 bytes that make the request unlike any other
 * @param amount more than nothing
 * @param expiresAt at most one day after issuedAt
 * @param keyListNumber n of the merchant's key list
 * @param keyListHead its L_n, which the wallet compares with its own
 * @param memo at most 256 bytes for the payer to read
 */
public record PaymentRequest(
        ParamsId paramsId,
        AccountId merchant,
        Bytes nonce,
        Money amount,
        Instant issuedAt,
        Instant expiresAt,
        long keyListNumber,
        Bytes keyListHead,
        String memo) {
    /** Longest life of a request. */
    public static final Duration MAX_LIFETIME = Duration.ofDays(1);

    /** Bytes of a memo. */
    public static final int MAX_MEMO = 256;

    private static final int NONCE_SIZE = 16;
    private static final int HEAD_SIZE = 32;
    static final int MAX_SIZE = 1024;
    private static final int MAX_TEXT = Payment.TEXT_PREFIX.length() + (MAX_SIZE + 2) / 3 * 4;

    /** @throws IllegalArgumentException unless every part is in its range */
    public PaymentRequest {
        if (nonce.size() != NONCE_SIZE || keyListHead.size() != HEAD_SIZE || !isNumber(keyListNumber)) {
            throw new IllegalArgumentException(
                    "a nonce has 16 bytes, a key list's head 32, its number is in 1..2^53-1");
        }
        if (amount.minorUnits() == 0) {
            throw new IllegalArgumentException("nothing is asked for");
        }
        Times.toMillis(issuedAt);
        Times.toMillis(expiresAt);
        Duration lifetime = Duration.between(issuedAt, expiresAt);
        if (lifetime.isNegative() || lifetime.compareTo(MAX_LIFETIME) > 0) {
            throw new IllegalArgumentException("a request lives for at most a day");
        }
        requireMemo(memo);
    }

    private static boolean isNumber(long number) {
        return number >= 1 && number <= ItemReader.MAX_NUMBER;
    }

    private static void requireMemo(String memo) {
        try {
            StrictText.requirePrintable(memo);
        } catch (MalformedException e) {
            throw new IllegalArgumentException("the memo has a control or bidirectional character", e);
        }
        if (StrictText.encodeUtf8(memo).length > MAX_MEMO) {
            throw new IllegalArgumentException("a memo has at most " + MAX_MEMO + " bytes");
        }
    }

    /** @throws MalformedException unless {@code message} is exactly one request, all its parts in range */
    public static PaymentRequest decode(byte[] message) throws MalformedException {
        MessageReader in = new MessageReader(Domain.PAYMENT_REQUEST, message);
        ParamsId paramsId = in.paramsId();
        AccountId merchant = in.accountId();
        Bytes nonce = in.items().fixed(NONCE_SIZE);
        Money amount = in.money();
        Instant issuedAt = in.instant();
        Instant expiresAt = in.instant();
        long keyListNumber = in.items().number();
        Bytes keyListHead = in.items().fixed(HEAD_SIZE);
        String memo = in.items().text(MAX_MEMO);
        in.items().end();
        try {
            return new PaymentRequest(
                    paramsId, merchant, nonce, amount, issuedAt, expiresAt, keyListNumber, keyListHead, memo);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("a request lives for at most a day");
        }
    }

    /** @throws MalformedException unless {@code text} is exactly what {@link #toText} makes of a request */
    public static PaymentRequest ofText(String text) throws MalformedException {
        if (!text.startsWith(Payment.TEXT_PREFIX) || text.length() > MAX_TEXT) {
            throw new MalformedException("a request's text starts with " + Payment.TEXT_PREFIX + " and has a limit");
        }
        return decode(StrictText.decodeBase64Url(text.substring(Payment.TEXT_PREFIX.length())));
    }

    /** As a payment's text: {@code mintmark1} and the message in base64url, whose first item says which of the two it is. */
    public String toText() {
        return Payment.TEXT_PREFIX + StrictText.encodeBase64Url(encode());
    }

    /** SHA-256 of the message: by which a wallet and a till recognize a request. */
    public Bytes hash() {
        return Hashing.sha256(encode());
    }

    /** The message. */
    public byte[] encode() {
        return Items.of(Domain.PAYMENT_REQUEST)
                .add(paramsId.value())
                .add(merchant.value())
                .add(nonce)
                .add(amount.minorUnits())
                .add(amount.currency().code())
                .add(Times.toMillis(issuedAt))
                .add(Times.toMillis(expiresAt))
                .add(keyListNumber)
                .add(keyListHead)
                .add(memo)
                .toByteArray();
    }
}
