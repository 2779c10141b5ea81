package io.mintmark.ecash;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.signature.SigningKey;
import java.time.Instant;
import java.util.List;

/** A wallet that asks for coins of whatever keys it is told to. */
public final class UncheckedWithdrawal {
    private UncheckedWithdrawal() {}

    public static WithdrawalRequest request(
            KeyList list,
            Seed seed,
            SigningKey identity,
            AccountId account,
            WithdrawalId id,
            List<DenominationKey> keys,
            Instant requestedAt) {
        try {
            return new WalletWithdrawal(list.parameters(), seed, identity, account, id, keys)
                    .request(requestedAt, CountedRandomness.seeded(3))
                    .request();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
