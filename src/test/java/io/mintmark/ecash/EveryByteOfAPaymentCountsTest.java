package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import org.junit.jupiter.api.Test;

class EveryByteOfAPaymentCountsTest {
    @Test
    void one_bit_of_every_byte_flipped() {
        MutatedPayment payment = new MutatedPayment(102);
        byte[] bytes = payment.message.toArray();
        for (int at = 0; at < bytes.length; at++) {
            payment.require("byte " + at + " flipped", Bytes.copyOf(Ladder.flipped(bytes, at, 1 << (at % 8))));
        }
    }
}
