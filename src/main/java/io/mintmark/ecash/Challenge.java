package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.group.Scalar;
import java.util.List;

/**
 * The wallet's second message of a withdrawal: one blinded challenge e per coin. Signed by the account's identity key, it
 * orders the debit.
 */
public record Challenge(
        ParamsId paramsId,
        AccountId accountId,
        WithdrawalId withdrawalId,
        Bytes requestHash,
        Bytes answer1Hash,
        List<Scalar> coins) {
    public Challenge {
        coins = List.copyOf(coins);
    }

    /** @throws MalformedException unless {@code message} is exactly one challenge, of 1 to 256 coins */
    public static Challenge decode(byte[] message) throws MalformedException {
        MessageReader in = new MessageReader(Domain.CHALLENGE, message);
        ParamsId paramsId = in.paramsId();
        AccountId accountId = in.accountId();
        WithdrawalId withdrawalId = in.withdrawalId();
        Bytes requestHash = in.items().fixed(32);
        Bytes answer1Hash = in.items().fixed(32);
        return new Challenge(paramsId, accountId, withdrawalId, requestHash, answer1Hash, in.coins(in::scalar));
    }

    byte[] encode() {
        Items items = Items.of(Domain.CHALLENGE)
                .add(paramsId.value())
                .add(accountId.value())
                .add(withdrawalId.value())
                .add(requestHash)
                .add(answer1Hash);
        coins.forEach(e -> items.add(e.encode()));
        return items.toByteArray();
    }
}
