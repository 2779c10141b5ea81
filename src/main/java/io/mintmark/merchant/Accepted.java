package io.mintmark.merchant;

import io.mintmark.ecash.PaymentId;
import io.mintmark.money.Money;
import java.time.Instant;

/**
 * A payment that the till has, durably.
 *
 * @param at when it was accepted
 * @param again whether it had been accepted before, and nothing was done now
 */
public record Accepted(PaymentId payment, Money amount, String memo, Instant at, boolean again) {}
