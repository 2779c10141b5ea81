package io.mintmark.projection.watchedcoins;

import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.Serial;
import io.mintmark.ledger.DepositId;
import java.time.Instant;

/**
 * An alarm: a watched coin was deposited.
 *
 * @param position of the alarm in the sealed log
 * @param held whether it was not credited
 * @param released whether it was afterwards
 */
public record WatchedDeposit(
        long position,
        Serial serial,
        PaymentId paymentId,
        AccountId merchant,
        DepositId depositId,
        boolean held,
        boolean released,
        Instant at) {}
