package io.mintmark.projection.denominations;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.ecash.KeyId;
import io.mintmark.money.Money;
import java.time.Instant;
import java.util.Optional;

/** One change of the key list, as it is published. */
public sealed interface ListedChange {
    /** n. */
    long number();

    /** Of the key that came or went. */
    KeyId keyId();

    /** L_n. */
    Bytes head();

    /** The bank's over L_n. */
    Signature signature();

    /** The bank's time. */
    Instant at();

    /**
     * '+', a new key.
     *
     * @param publicKey y
     * @param issuingStopped since when no more coins are issued under it, before its time and beside the list
     */
    record Added(
            long number,
            KeyId keyId,
            Point publicKey,
            Money value,
            Instant withdrawFrom,
            Instant withdrawUntil,
            Instant depositUntil,
            Bytes head,
            Signature signature,
            Instant at,
            Optional<Stop> issuingStopped)
            implements ListedChange {}

    /** '-', a key that issues and counts no more. */
    record Revoked(long number, KeyId keyId, String reason, Bytes head, Signature signature, Instant at)
            implements ListedChange {}

    /** The end of issuing under a key. */
    record Stop(String reason, Instant at) {}
}
