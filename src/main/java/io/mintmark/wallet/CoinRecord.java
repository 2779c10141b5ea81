package io.mintmark.wallet;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.ecash.KeyId;
import io.mintmark.wire.Base64Url;

/**
 * A coin of the wallet. Nothing secret: its withdrawal and the seed make it again.
 *
 * @param index of the coin in its withdrawal
 */
record CoinRecord(String serial, String withdrawalId, int index, String keyId, long value) {
    /** Whether it may be spent. */
    enum State {
        AVAILABLE,
        /** Restored: it may have been spent. */
        WAITING,
        SPENT
    }

    Bytes id() throws MalformedException {
        return Base64Url.bytes(serial);
    }

    KeyId key() throws MalformedException {
        return new KeyId(Base64Url.bytes(keyId));
    }
}
