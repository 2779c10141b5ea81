package io.mintmark.ecash;

import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.money.Money;

/** A coin together with what only its owner knows and what spending it takes. */
public final class OwnedCoin {
    private final Coin coin;
    private final DenominationKey key;
    private final SecretScalar blinding;
    private final SecretScalar serialShare;
    private final Scalar rnd;
    private final SecretScalar gamma;

    OwnedCoin(Coin coin, DenominationKey key, CoinSecrets secrets, Scalar rnd, SecretScalar gamma) {
        this.coin = coin;
        this.key = key;
        this.blinding = secrets.blinding();
        this.serialShare = secrets.serialShare();
        this.rnd = rnd;
        this.gamma = gamma;
    }

    /** The coin as its payer shows it. */
    public Coin coin() {
        return coin;
    }

    /** The key it was issued under. */
    public DenominationKey key() {
        return key;
    }

    /** What it is worth. */
    public Money value() {
        return key.value();
    }

    /** R. */
    SecretScalar blinding() {
        return blinding;
    }

    /** k. */
    SecretScalar serialShare() {
        return serialShare;
    }

    /** The bank's half of the serial; the bank knows it, so it must not be shown with the coin. */
    SecretScalar rnd() {
        return SecretScalar.of(rnd);
    }

    /** gamma. */
    SecretScalar gamma() {
        return gamma;
    }

    @Override
    public String toString() {
        return "OwnedCoin[" + coin.keyId() + ", " + value() + "]";
    }
}
