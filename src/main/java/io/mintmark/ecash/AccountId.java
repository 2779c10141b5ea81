package io.mintmark.ecash;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.signature.VerifyingKey;
import java.util.regex.Pattern;

/** The name of an account: {@code [A-Z0-9-]{1,32}}. */
public record AccountId(String value) {
    static final int MAX_SIZE = 32;
    private static final Pattern FORM = Pattern.compile("[A-Z0-9-]{1,32}");

    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int SYMBOLS = 25;
    private static final int GROUP = 5;

    /** @throws IllegalArgumentException unless {@code value} matches {@code [A-Z0-9-]{1,32}} */
    public AccountId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an account id matches [A-Z0-9-]{1,32}");
        }
    }

    /**
     * The account of an identity key: 125 bits of the key's SHA-256. So one key has one account, two requests for it at once meet
     * in one stream, and whoever has a key, be it only a seed, finds its account without an index.
     */
    public static AccountId of(VerifyingKey identityKey) {
        byte[] hash = Hashing.sha256(identityKey.encode()).toArray();
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < SYMBOLS; i++) {
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

    static AccountId parse(String value) throws MalformedException {
        try {
            return new AccountId(value);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("an account id matches [A-Z0-9-]{1,32}");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
