package io.mintmark.wallet;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a restoration is, amounts in minor units.
 *
 * @param withdrawals that are rebuilt
 * @param refused how many sessions of the account were not challenged by this wallet, or not answered honestly
 * @param waiting value of the coins that may have been spent
 * @param free value of the coins that can be paid
 * @param spent value of the coins that were spent
 * @param until when to ask again; empty when it is done
 */
public record Restored(int withdrawals, int refused, long waiting, long free, long spent, Optional<Instant> until) {}
