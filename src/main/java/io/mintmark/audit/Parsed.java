package io.mintmark.audit;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.log.LogEntry;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.WithdrawalRequest;
import java.util.Optional;

/**
 * An event that was read, hashed and parsed: what can be done without knowing what came before.
 *
 * @param event the record of its type, none if it is not readable
 * @param payment in a deposited payment, if it decodes
 * @param request in a requested withdrawal, if it decodes
 * @param problem why there is no event
 */
record Parsed(
        LogEntry entry,
        Bytes leafHash,
        Optional<Object> event,
        Optional<Payment> payment,
        Optional<WithdrawalRequest> request,
        Optional<Finding> problem) {
    long position() {
        return entry.position();
    }
}
