package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.blind.Blinding;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.signature.SigningKey;

/**
 * A wallet's 64-byte seed (BIP 39), from which all its secrets are derived: whoever has it has the wallet's identity, coins and
 * past.
 */
public final class Seed {
    /** Bytes of a seed. */
    public static final int SIZE = 64;

    private final byte[] value;

    /** @param value 64 bytes; copied */
    public Seed(byte[] value) {
        if (value.length != SIZE) {
            throw new IllegalArgumentException("a seed has 64 bytes");
        }
        this.value = value.clone();
    }

    /** The identity key u at a bank; {@code index} counts the identities of one wallet from 0. */
    public SigningKey identity(String bankName, long index) {
        return new SigningKey(Hashing.toSecretScalar(
                Domain.WALLET_IDENTITY, new Items().add(value).add(bankName).add(index)));
    }

    CoinSecrets coin(ParamsId paramsId, WithdrawalId withdrawalId, long j) {
        Derivation derivation = name -> Hashing.toSecretScalar(
                Domain.WALLET_COIN,
                new Items()
                        .add(value)
                        .add(paramsId.value())
                        .add(withdrawalId.value())
                        .add(j)
                        .add(name));
        return new CoinSecrets(derivation.of("R"), derivation.of("k"), derivation.of("v"));
    }

    /** Bound to the first answer, so that another answer never meets the same blinding. */
    Blinding blinding(ParamsId paramsId, WithdrawalId withdrawalId, Bytes answer1Hash, long j) {
        Derivation derivation = name -> Hashing.toSecretScalar(
                Domain.WALLET_BLINDING,
                new Items()
                        .add(value)
                        .add(paramsId.value())
                        .add(withdrawalId.value())
                        .add(answer1Hash)
                        .add(j)
                        .add(name));
        return new Blinding(
                derivation.of("gamma"),
                derivation.of("tau"),
                derivation.of("t1"),
                derivation.of("t2"),
                derivation.of("t3"),
                derivation.of("t4"),
                derivation.of("t5"));
    }

    /**
     * v of a coin, for a holder who reports it stolen: whoever has it opens this coin's escrow, finds the serial, and learns
     * nothing else.
     *
     * @param coin its position in the withdrawal, from 0
     */
    public Scalar revealEscrow(ParamsId paramsId, WithdrawalId withdrawalId, int coin) {
        return coin(paramsId, withdrawalId, coin).escrowNonce().reveal();
    }

    private interface Derivation {
        SecretScalar of(String name);
    }

    @Override
    public String toString() {
        return "Seed[hidden]";
    }
}
