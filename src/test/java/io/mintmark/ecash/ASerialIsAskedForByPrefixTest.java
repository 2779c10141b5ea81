package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import java.security.MessageDigest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ASerialIsAskedForByPrefixTest {
    @Test
    void of_two_bytes_of_its_hash() throws Exception {
        for (long i = 1; i < 20; i++) {
            Serial serial = Serial.of(SecretScalar.of(Scalar.of(i)));
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(serial.encode());
            assertEquals(2, serial.prefix().size());
            assertArrayEquals(Arrays.copyOf(hash, 2), serial.prefix().toArray(), "serial " + i);
        }
    }
}
