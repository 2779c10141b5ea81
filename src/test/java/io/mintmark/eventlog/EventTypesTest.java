package io.mintmark.eventlog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.ledger.account.AccountEvent;
import io.mintmark.ledger.denomination.DenominationEvent;
import io.mintmark.ledger.deposit.DepositEvent;
import io.mintmark.ledger.withdrawal.WithdrawalEvent;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventTypesTest {
    private static final EventTypes TYPES = EventTypes.ledger();

    record Snapshot(String text) {}

    static Stream<Class<?>> events() {
        return Stream.of(AccountEvent.class, DenominationEvent.class, WithdrawalEvent.class, DepositEvent.class)
                .flatMap(vocabulary -> Stream.of(vocabulary.getPermittedSubclasses()));
    }

    /** The package of its aggregate, its own name, its version: fails for an event that is not in the list. */
    @ParameterizedTest
    @MethodSource("events")
    void every_event_of_the_ledger_has_a_name_that_tells_what_it_is(Class<?> event) {
        String aggregate = event.getPackageName().substring("io.mintmark.ledger.".length());
        String name = TYPES.nameOf(event);
        assertTrue(name.matches(aggregate + "\\." + event.getSimpleName() + "\\.v[1-9][0-9]*"), name);
        assertEquals(event, TYPES.typeOf(name));
    }

    @Test
    void other_types_can_be_added_once() {
        EventTypes more = TYPES.with("test.Snapshot.v1", Snapshot.class);
        assertEquals(Snapshot.class, more.typeOf("test.Snapshot.v1"));
        assertThrows(IllegalArgumentException.class, () -> more.with("test.Snapshot.v1", String.class));
        assertThrows(IllegalArgumentException.class, () -> more.with("test.Snapshot.v2", Snapshot.class));
    }

    @Test
    void what_is_not_in_the_list_is_neither_written_nor_read() {
        assertThrows(SerializationException.class, () -> TYPES.nameOf(Snapshot.class));
        assertThrows(SerializationException.class, () -> TYPES.typeOf("test.Snapshot.v1"));
        assertThrows(SerializationException.class, () -> TYPES.typeOf(Snapshot.class.getName()));
    }
}
