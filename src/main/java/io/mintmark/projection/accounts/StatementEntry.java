package io.mintmark.projection.accounts;

import io.mintmark.crypto.Bytes;
import io.mintmark.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry of an account's statement.
 *
 * @param number counts the account's entries from 1
 * @param position in the sealed log
 * @param amountMinorUnits of the balance's currency: above zero what came in, below zero what went out, zero if nothing moved
 * @param balance after it
 * @param note the reference of a cash entry, or the reason of what the bank did
 * @param operationId of the withdrawal or the deposit
 */
public record StatementEntry(
        long number,
        long position,
        EntryKind kind,
        long amountMinorUnits,
        Money balance,
        Optional<String> note,
        Optional<Bytes> operationId,
        Instant at) {}
