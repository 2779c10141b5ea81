package io.mintmark.merchant;

import io.mintmark.wire.DepositMessages;
import java.util.List;

/**
 * One deposit: what is sent under its id never changes, since payments do not.
 *
 * @param depositId base64url
 * @param payments their ids in order, base64url
 */
record BatchRecord(String depositId, List<String> payments) {
    /** States of a deposit. */
    enum State {
        /** Perhaps sent, and not answered. */
        OPEN,
        /** Answered. */
        SETTLED,
        /** Refused as a whole for its size: its payments go into others. */
        DISSOLVED
    }

    /** A deposit that may have been sent, with all it takes to send it again. */
    record Batch(String depositId, List<PaymentRecord> payments, List<String> texts) {
        Batch {
            payments = List.copyOf(payments);
            texts = List.copyOf(texts);
        }

        DepositMessages.Request message() {
            return new DepositMessages.Request(depositId, texts);
        }
    }
}
