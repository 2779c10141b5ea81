package io.mintmark.ledger.withdrawal;

import io.mintmark.ledger.BankKeys;
import java.time.Duration;

/**
 * The bank's terms for all withdrawals.
 *
 * @param keys from which the answers are made
 * @param maxRequestAge by which a request's time may differ from the bank's, at most the protocol's 5 minutes
 * @param sessionLifetime how long a session waits for its challenge
 * @param maxCoins of one withdrawal, at most the protocol's 256
 */
public record WithdrawalTerms(BankKeys keys, Duration maxRequestAge, Duration sessionLifetime, int maxCoins) {}
