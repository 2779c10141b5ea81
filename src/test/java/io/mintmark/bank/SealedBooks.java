package io.mintmark.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.eventlog.LedgerSerializer;
import io.mintmark.eventlog.SealedEvent;
import io.mintmark.ledger.account.AccountEvent.AccountOpened;
import io.mintmark.ledger.account.LoadedAccount;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;

/** What must hold after every scenario, from the sealed log alone. */
final class SealedBooks {
    private static final int BATCH = 1_000;

    private SealedBooks() {}

    /** Positions without a gap, every stored event once, the sum rule, and each account as the ledger loads it. */
    static Books assertSound(RunningBank bank) {
        List<Object> events = events(bank);
        Books books = Books.of(events);
        for (Object event : events) {
            if (event instanceof AccountOpened opened) {
                assertEquals(
                        books.balance(opened.accountId()),
                        LoadedAccount.of(bank.events(), opened.accountId())
                                .balance()
                                .minorUnits(),
                        "the balance that the ledger loads of " + opened.holderName());
            }
        }
        return books;
    }

    /** All events in the sealed order, once the last one that is stored is sealed. */
    static List<Object> events(RunningBank bank) {
        return sealed(bank).stream().map(event -> payload(bank, event)).toList();
    }

    /** All events of a type, in the sealed order. */
    static <T> List<T> events(RunningBank bank, Class<T> type) {
        return events(bank).stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static List<SealedEvent> sealed(RunningBank bank) {
        return Eventually.get("everything is sealed, once", () -> {
            List<String> stored = bank.sql().queryForList("select event_id from event", String.class);
            List<SealedEvent> sealed = readAll(bank);
            if (sealed.size() < stored.size()) {
                return Optional.empty();
            }
            assertEquals(
                    LongStream.rangeClosed(1, sealed.size()).boxed().toList(),
                    sealed.stream().map(SealedEvent::position).toList());
            List<String> ids = sealed.stream().map(SealedEvent::eventId).toList();
            assertEquals(ids.size(), new HashSet<>(ids).size(), "an event is sealed twice");
            // Policies may have added some between the two looks.
            return sealed.size() == stored.size() && new HashSet<>(ids).equals(new HashSet<>(stored))
                    ? Optional.of(sealed)
                    : Optional.empty();
        });
    }

    private static List<SealedEvent> readAll(RunningBank bank) {
        List<SealedEvent> all = new ArrayList<>();
        List<SealedEvent> next = bank.sealedLog().read(0, BATCH);
        while (!next.isEmpty()) {
            all.addAll(next);
            next = bank.sealedLog().read(all.size(), BATCH);
        }
        return all;
    }

    private static Object payload(RunningBank bank, SealedEvent event) {
        return bank.bean(LedgerSerializer.class)
                .deserialize(new SimpleSerializedObject<>(
                        event.payload().toArray(), byte[].class, new SimpleSerializedType(event.payloadType(), null)));
    }
}
