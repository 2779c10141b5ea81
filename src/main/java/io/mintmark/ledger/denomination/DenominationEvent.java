package io.mintmark.ledger.denomination;

import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.ParamsId;
import io.mintmark.money.Money;
import java.time.Instant;

/** What can happen to the denominations. Each change of the published list is one event, with its place in the chain. */
public sealed interface DenominationEvent {
    /** Of the parameters whose list it is. */
    ParamsId paramsId();

    /** The bank's time. */
    Instant at();

    /**
     * A new key: L_n = '+' | keyId on top of L_(n-1).
     *
     * @param number n
     * @param publicKey y
     * @param signature the bank's over L_n
     */
    record DenominationPublished(
            ParamsId paramsId,
            long number,
            KeyId keyId,
            Point publicKey,
            Money value,
            Instant withdrawFrom,
            Instant withdrawUntil,
            Instant depositUntil,
            Signature signature,
            Instant at)
            implements DenominationEvent {}

    /**
     * A key is void: L_n = '-' | keyId on top of L_(n-1).
     *
     * @param number n
     * @param signature the bank's over L_n
     */
    record DenominationRevoked(
            ParamsId paramsId, long number, KeyId keyId, String reason, Signature signature, Instant at)
            implements DenominationEvent {}

    /** The bank issues no more coins under a key. No change of the published list. */
    record IssuingStopped(ParamsId paramsId, KeyId keyId, String reason, Instant at) implements DenominationEvent {}
}
