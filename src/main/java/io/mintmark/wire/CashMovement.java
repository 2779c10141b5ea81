package io.mintmark.wire;

/** Banknotes over the counter: what is asked, and, word for word, what was done. */
public record CashMovement(long amount, String currency, String reference) {}
