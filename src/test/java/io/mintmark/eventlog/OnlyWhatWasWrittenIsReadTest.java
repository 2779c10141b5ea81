package io.mintmark.eventlog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.Bytes;
import io.mintmark.ledger.account.AccountEvent.CashedIn;
import io.mintmark.ledger.deposit.CoinOutcome;
import io.mintmark.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnlyWhatWasWrittenIsReadTest {
    private static final String CASHED_IN = "{\"accountId\":\"A-1\",\"amount\":{\"minorUnits\":5,\"currency\":\"EUR\"},"
            + "\"reference\":\"r\",\"at\":\"2026-03-01T12:00:00.000Z\"}";

    /** All shapes that an event can have. */
    record Shapes(Bytes bytes, CoinOutcome outcome, boolean flag, List<Bytes> list, Money money) {}

    private static final String SHAPES = "{\"bytes\":\"AQI\",\"outcome\":\"CREDITED\",\"flag\":true,"
            + "\"list\":[\"AQI\"],\"money\":{\"minorUnits\":5,\"currency\":\"EUR\"}}";

    /** State that is set by nobody but itself, like an aggregate's. */
    static final class Stateful {
        private String text = "";
        private int number;

        int getTwice() {
            return number * 2;
        }
    }

    private static final LedgerSerializer SERIALIZER = new LedgerSerializer(
            EventTypes.ledger().with("test.Shapes.v1", Shapes.class).with("test.Stateful.v1", Stateful.class));

    private static Object read(String type, String json) {
        return SERIALIZER.deserialize(
                new SimpleSerializedObject<>(json.getBytes(StandardCharsets.UTF_8), byte[].class, type, null));
    }

    private static void assertRefused(String type, String json) {
        assertThrows(SerializationException.class, () -> read(type, json), json);
    }

    @Test
    void the_templates_of_this_test_are_read() {
        assertEquals("r", ((CashedIn) read("account.CashedIn.v1", CASHED_IN)).reference());
        assertEquals(CoinOutcome.CREDITED, ((Shapes) read("test.Shapes.v1", SHAPES)).outcome());
    }

    @ParameterizedTest(name = "{0} instead of {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"other":1,"accountId"              | {"accountId"
            {"accountId":"A-1","accountId"      | {"accountId"
            {"                                  | {"accountId":"A-1","
            "amount":{"currency"                | "amount":{"minorUnits":5,"currency"
            "amount":{"more":1,"minorUnits"     | "amount":{"minorUnits"
            "amount":null                       | "amount":{"minorUnits":5,"currency":"EUR"}
            "amount":5                          | "amount":{"minorUnits":5,"currency":"EUR"}
            "amount":[5,"EUR"]                  | "amount":{"minorUnits":5,"currency":"EUR"}
            "amount":""                         | "amount":{"minorUnits":5,"currency":"EUR"}
            "minorUnits":"5"                    | "minorUnits":5
            "minorUnits":5.0                    | "minorUnits":5
            "minorUnits":5e0                    | "minorUnits":5
            "minorUnits":true                   | "minorUnits":5
            "minorUnits":""                     | "minorUnits":5
            "minorUnits":null                   | "minorUnits":5
            "minorUnits":-1                     | "minorUnits":5
            "minorUnits":9007199254740992       | "minorUnits":5
            "minorUnits":9223372036854775808    | "minorUnits":5
            "reference":null                    | "reference":"r"
            "reference":7                       | "reference":"r"
            "reference":true                    | "reference":"r"
            "reference":["r"]                   | "reference":"r"
            "reference":{"r":"r"}               | "reference":"r"
            "accountId":"a"                     | "accountId":"A-1"
            "accountId":""                      | "accountId":"A-1"
            "accountId":{"value":"A-1"}         | "accountId":"A-1"
            "accountId":["A-1"]                 | "accountId":"A-1"
            "currency":"eur"                    | "currency":"EUR"
            T12:00:00Z                          | T12:00:00.000Z
            T12:00:00.000000Z                   | T12:00:00.000Z
            T12:00:00.000+00:00                 | T12:00:00.000Z
            T24:00:00.000Z                      | T12:00:00.000Z
            t12:00:00.000z                      | T12:00:00.000Z
            T12:00:60.000Z                      | T12:00:00.000Z
            "at":"2026-02-30T                   | "at":"2026-03-01T
            "at":"+12026-03-01T                 | "at":"2026-03-01T
            "at":1772366400000                  | "at":"2026-03-01T12:00:00.000Z"
            000Z"}}                             | 000Z"}
            000Z"} {}                           | 000Z"}
            """)
    void an_event_with(String broken, String original) {
        String json = CASHED_IN.replace(original, broken);
        assertEquals(1, CASHED_IN.split(java.util.regex.Pattern.quote(original), -1).length - 1, original);
        assertRefused("account.CashedIn.v1", json);
    }

    @ParameterizedTest(name = "{0} instead of {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "bytes":"AQJ"         | "bytes":"AQI"
            "bytes":"AQI="        | "bytes":"AQI"
            "bytes":"AQ+_"        | "bytes":"AQI"
            "bytes":" AQI"        | "bytes":"AQI"
            "bytes":"A"           | "bytes":"AQI"
            "bytes":[1,2]         | "bytes":"AQI"
            "bytes":null          | "bytes":"AQI"
            "outcome":"credited"  | "outcome":"CREDITED"
            "outcome":"OTHER"     | "outcome":"CREDITED"
            "outcome":""          | "outcome":"CREDITED"
            "outcome":0           | "outcome":"CREDITED"
            "outcome":null        | "outcome":"CREDITED"
            "flag":"true"         | "flag":true
            "flag":1              | "flag":true
            "flag":null           | "flag":true
            "list":null           | "list":["AQI"]
            "list":[null]         | "list":["AQI"]
            "list":"AQI"          | "list":["AQI"]
            "list":""             | "list":["AQI"]
            "list":{}             | "list":["AQI"]
            """)
    void a_value_with(String broken, String original) {
        assertEquals(1, SHAPES.split(java.util.regex.Pattern.quote(original), -1).length - 1, original);
        assertRefused("test.Shapes.v1", SHAPES.replace(original, broken));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "[" + CASHED_IN + "]", "\"text\"", "7", "{}"})
    void an_event_is_one_object(String json) {
        assertRefused("account.CashedIn.v1", json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account.CashedIn.v2",
                "account.CashedIn",
                "io.mintmark.ledger.account.AccountEvent$CashedIn",
                "com.zaxxer.hikari.HikariDataSource",
                "javax.script.ScriptEngineManager",
                "java.util.HashMap"
            })
    void a_class_named_in_the_store_is_not_loaded(String type) {
        assertRefused(type, CASHED_IN);
        assertRefused(type, "{}");
    }

    @Test
    void a_class_named_inside_an_event_is_an_unknown_property() {
        assertRefused(
                "account.CashedIn.v1",
                CASHED_IN.replace("{\"accountId\"", "{\"@class\":\"java.util.HashMap\",\"accountId\""));
    }

    @Test
    void a_nested_bomb_is_refused() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        assertRefused("account.CashedIn.v1", CASHED_IN.replace("\"r\"", deep));
        assertRefused("org.axonframework.messaging.MetaData", "{\"deep\":" + deep + "}");
    }

    @Test
    void a_class_that_is_not_in_the_list_is_not_written() {
        assertThrows(SerializationException.class, () -> SERIALIZER.serialize("text", byte[].class));
        Object replay =
                ReplayToken.createReplayToken(new org.axonframework.eventhandling.GlobalSequenceTrackingToken(1));
        assertThrows(SerializationException.class, () -> SERIALIZER.serialize(replay, byte[].class));
    }

    @Test
    void a_time_that_its_form_cannot_hold_is_not_written() {
        CashedIn event = (CashedIn) read("account.CashedIn.v1", CASHED_IN);
        for (Instant time : List.of(event.at().plusNanos(1), Instant.parse("+10000-01-01T00:00:00Z"))) {
            var other = new CashedIn(event.accountId(), event.amount(), event.reference(), time);
            assertThrows(SerializationException.class, () -> SERIALIZER.serialize(other, byte[].class));
        }
    }

    @Test
    void private_state_is_stored_and_nothing_computed_from_it() {
        Stateful state = new Stateful();
        state.text = "t";
        state.number = 3;
        assertEquals(6, state.getTwice());
        String json = new String(SERIALIZER.serialize(state, byte[].class).getData(), StandardCharsets.UTF_8);
        assertEquals("{\"text\":\"t\",\"number\":3}", json);
        Stateful read = (Stateful) read("test.Stateful.v1", json);
        assertEquals("t", read.text);
        assertEquals(3, read.number);
        assertRefused("test.Stateful.v1", "{\"text\":null,\"number\":3}");
        assertRefused("test.Stateful.v1", "{\"text\":\"t\",\"number\":3,\"twice\":6}");
    }
}
