package io.mintmark.ledger.tracing;

import io.mintmark.crypto.signature.VerifyingKey;
import java.util.List;

/**
 * The bank's terms for all orders.
 *
 * @param judges whose orders are carried out
 * @param maxCoins of one order
 */
public record TracingTerms(List<VerifyingKey> judges, int maxCoins) {
    public TracingTerms {
        judges = List.copyOf(judges);
    }
}
