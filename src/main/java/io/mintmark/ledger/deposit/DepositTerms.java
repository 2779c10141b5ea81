package io.mintmark.ledger.deposit;

import io.mintmark.money.Currency;

/**
 * The bank's terms for all deposits.
 *
 * @param maxPayments of one deposit
 * @param maxCoins of one deposit, all payments together
 */
public record DepositTerms(Currency currency, int maxPayments, int maxCoins) {}
