package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import java.util.List;
import org.junit.jupiter.api.Test;

class ARecordedSerialIsTheOneThatWasDecodedTest {
    private static final Serial SERIAL = new Serial(Point.BASE.times(Scalar.of(7)));
    private static final Serial OTHER = new Serial(Point.BASE.times(Scalar.of(8)));

    /** There is no y for this x. */
    private static final byte[] OFF_THE_CURVE =
            Bytes.ofHex("02" + "00".repeat(31) + "01").toArray();

    @Test
    void it_is_equal_and_has_the_same_point() throws Exception {
        Serial recorded = Serial.ofRecord(SERIAL.encode());
        assertEquals(SERIAL, recorded);
        assertEquals(SERIAL.hashCode(), recorded.hashCode());
        assertEquals(SERIAL.point(), recorded.point());
        assertEquals(SERIAL.prefix(), recorded.prefix());
        assertEquals(SERIAL, Serial.decode(recorded.encode()));
        assertNotEquals(OTHER, recorded);
    }

    @Test
    void what_no_serial_encodes_to_is_no_record_of_one() {
        for (String hex : List.of("", "02", "00".repeat(33), "04" + "11".repeat(32), "02" + "11".repeat(33))) {
            byte[] encoding = Bytes.ofHex(hex).toArray();
            assertThrows(MalformedException.class, () -> Serial.ofRecord(encoding), hex);
            assertThrows(MalformedException.class, () -> Serial.decode(encoding), hex);
        }
    }

    @Test
    void a_record_off_the_curve_has_no_point() throws Exception {
        assertThrows(MalformedException.class, () -> Serial.decode(OFF_THE_CURVE));
        Serial recorded = Serial.ofRecord(OFF_THE_CURVE);
        assertThrows(IllegalStateException.class, recorded::point);
    }
}
