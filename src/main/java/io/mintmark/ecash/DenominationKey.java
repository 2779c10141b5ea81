package io.mintmark.ecash;

import io.mintmark.crypto.Domain;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.blind.IssuerKey;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Point;
import io.mintmark.money.Money;
import java.time.Instant;

/**
 * The key under which coins of one value are issued, and for how long: its coins can be withdrawn from {@code withdrawFrom} on,
 * until before {@code withdrawUntil}, and deposited until before {@code depositUntil}.
 */
public final class DenominationKey {
    private final ParamsId paramsId;
    private final Money value;
    private final Instant withdrawFrom;
    private final Instant withdrawUntil;
    private final Instant depositUntil;
    private final KeyId id;
    private final IssuerKey issuerKey;

    /**
     * Derives the key's id and tag key.
     *
     * @param y the public key, not the identity
     * @param value of one coin, not zero
     * @throws IllegalArgumentException for the identity, no value, or times that are not three whole days that follow each other
     */
    public DenominationKey(
            ParamsId paramsId,
            Point y,
            Money value,
            Instant withdrawFrom,
            Instant withdrawUntil,
            Instant depositUntil) {
        if (y.isIdentity()) {
            throw new IllegalArgumentException("the identity is nobody's key");
        }
        if (value.minorUnits() == 0) {
            throw new IllegalArgumentException("a coin is worth something");
        }
        Times.requireWholeDay(withdrawFrom);
        Times.requireWholeDay(withdrawUntil);
        Times.requireWholeDay(depositUntil);
        if (!withdrawFrom.isBefore(withdrawUntil) || !withdrawUntil.isBefore(depositUntil)) {
            throw new IllegalArgumentException("a key's times follow each other");
        }
        this.paramsId = paramsId;
        this.value = value;
        this.withdrawFrom = withdrawFrom;
        this.withdrawUntil = withdrawUntil;
        this.depositUntil = depositUntil;
        this.id = new KeyId(Hashing.sha256(Items.of(Domain.KEY)
                .add(paramsId.value())
                .add(y.encode())
                .add(value.minorUnits())
                .add(value.currency().code())
                .add(Times.toMillis(withdrawFrom))
                .add(Times.toMillis(withdrawUntil))
                .add(Times.toMillis(depositUntil))));
        this.issuerKey = IssuerKey.of(id.value(), y);
    }

    /** SHA-256 over all of this. */
    public KeyId id() {
        return id;
    }

    /** The parameters it belongs to. */
    public ParamsId paramsId() {
        return paramsId;
    }

    /** What one coin is worth. */
    public Money value() {
        return value;
    }

    /** (id, y, z). */
    public IssuerKey issuerKey() {
        return issuerKey;
    }

    /** First moment of withdrawals. */
    public Instant withdrawFrom() {
        return withdrawFrom;
    }

    /** End of withdrawals, exclusive. */
    public Instant withdrawUntil() {
        return withdrawUntil;
    }

    /** End of deposits, exclusive. */
    public Instant depositUntil() {
        return depositUntil;
    }

    /** Whether coins can be withdrawn under this key at {@code time}. */
    public boolean issuesAt(Instant time) {
        return Times.within(time, withdrawFrom, withdrawUntil);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DenominationKey that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "DenominationKey[" + id + ", " + value + "]";
    }
}
