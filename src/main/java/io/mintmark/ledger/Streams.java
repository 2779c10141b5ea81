package io.mintmark.ledger;

import io.mintmark.crypto.Items;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.Serial;
import io.mintmark.ecash.WithdrawalId;

/**
 * The names of all event streams. The store takes every (stream, sequence number) once, so what must happen once is the first
 * event of a stream of its own: that key decides, between threads and between nodes.
 */
public final class Streams {
    /** Characters of the longest name. */
    public static final int MAX_SIZE = 128;

    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ACCOUNT_SYMBOLS = 25;
    private static final int GROUP = 5;

    private Streams() {}

    /**
     * The account of an identity key: 125 bits of the key's SHA-256. So one key has one account, two requests for it at once meet
     * in one stream, and whoever has a key finds its account without an index.
     */
    public static AccountId accountOf(VerifyingKey identityKey) {
        byte[] hash = Hashing.sha256(identityKey.encode()).toArray();
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < ACCOUNT_SYMBOLS; i++) {
            if (i > 0 && i % GROUP == 0) {
                id.append('-');
            }
            id.append(BASE_32.charAt(fiveBits(hash, i * 5)));
        }
        return new AccountId(id.toString());
    }

    private static int fiveBits(byte[] bytes, int bit) {
        int two = (bytes[bit / 8] & 0xff) << 8 | (bytes[bit / 8 + 1] & 0xff);
        return two >> (11 - bit % 8) & 31;
    }

    /** An account's stream. */
    public static String account(AccountId account) {
        return "account/" + account;
    }

    /** The key list of one parameter set. */
    public static String denominations(ParamsId paramsId) {
        return "denominations/" + paramsId;
    }

    /** One withdrawal of an account. */
    public static String withdrawal(AccountId account, WithdrawalId withdrawalId) {
        return "withdrawal/" + account + "/" + withdrawalId;
    }

    /** One deposit of a merchant. */
    public static String deposit(AccountId merchant, DepositId depositId) {
        return "deposit/" + merchant + "/" + depositId;
    }

    /** One payment that was deposited. */
    public static String payment(PaymentId paymentId) {
        return "payment/" + paymentId;
    }

    /** One coin, from the moment it is spent. */
    public static String coin(Serial serial) {
        return "coin/" + serial;
    }

    /** The evidence that two payments spend the same coins. */
    public static String doubleSpend(PaymentId first, PaymentId second) {
        return "double-spend/" + Hashing.sha256(new Items().add(first.value()).add(second.value()));
    }
}
