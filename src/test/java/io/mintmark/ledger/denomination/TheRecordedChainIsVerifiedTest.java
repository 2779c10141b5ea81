package io.mintmark.ledger.denomination;

import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.TestLedger.PARAMETERS;
import static io.mintmark.ledger.TestLedger.WITHDRAW_UNTIL;
import static io.mintmark.ledger.TestLedger.cents;
import static io.mintmark.ledger.TestLedger.denominations;
import static io.mintmark.ledger.TestLedger.published;
import static io.mintmark.ledger.denomination.DenominationFixture.after;
import static io.mintmark.ledger.denomination.DenominationFixture.day;
import static io.mintmark.ledger.denomination.DenominationFixture.given;
import static io.mintmark.ledger.denomination.DenominationFixture.head;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.ecash.DenominationKey;
import io.mintmark.ecash.KeyChange;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.denomination.DenominationCommand.PublishDenominations;
import io.mintmark.ledger.denomination.DenominationCommand.RevokeDenomination;
import io.mintmark.ledger.denomination.DenominationCommand.StopIssuing;
import io.mintmark.ledger.denomination.DenominationEvent.DenominationPublished;
import io.mintmark.ledger.denomination.DenominationEvent.DenominationRevoked;
import io.mintmark.ledger.denomination.DenominationEvent.IssuingStopped;
import io.mintmark.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.annotation.MessageHandlerInvocationException;
import org.junit.jupiter.api.Test;

class TheRecordedChainIsVerifiedTest {
    private static final List<DenominationEvent> SET = published(2);
    private static final DenominationPublished LAST = (DenominationPublished) SET.getLast();
    private static final KeyId KEY = LAST.keyId();
    private static final KeyId OTHER = ((DenominationPublished) SET.getFirst()).keyId();
    private static final StopIssuing STOP = new StopIssuing(OTHER, "forged coin", NOW);
    private static final List<DenominationEvent> HISTORY = after(
            SET,
            STOP,
            new PublishDenominations(1, WITHDRAW_UNTIL, day(WITHDRAW_UNTIL, 90), day(WITHDRAW_UNTIL, 400), NOW),
            new RevokeDenomination(OTHER, "leaked", NOW));
    private static final DenominationRevoked REVOKED = (DenominationRevoked) HISTORY.getLast();

    private static DenominationPublished last(Point publicKey, Money value, Instant until, Signature signature) {
        return new DenominationPublished(
                LAST.paramsId(),
                LAST.number(),
                LAST.keyId(),
                publicKey,
                value,
                LAST.withdrawFrom(),
                until,
                LAST.depositUntil(),
                signature,
                LAST.at());
    }

    private static DenominationPublished named(ParamsId paramsId, long number, KeyId keyId) {
        return new DenominationPublished(
                paramsId,
                number,
                keyId,
                LAST.publicKey(),
                LAST.value(),
                LAST.withdrawFrom(),
                LAST.withdrawUntil(),
                LAST.depositUntil(),
                LAST.signature(),
                LAST.at());
    }

    private static List<DenominationEvent> endingWith(List<DenominationEvent> events, DenominationEvent other) {
        List<DenominationEvent> changed = new ArrayList<>(events);
        changed.set(events.size() - 1, other);
        return changed;
    }

    private static void assertDoesNotLoad(List<DenominationEvent> events) {
        assertThrows(IllegalStateException.class, () -> denominations(events));
    }

    private static Signature flipped(Signature signature) {
        byte[] bytes = signature.encode();
        bytes[63] ^= 1;
        return new Signature(Bytes.copyOf(bytes));
    }

    /** By hashing what PROTOCOL says, and by a key list that sees the events only. */
    @Test
    void the_chain_is_the_one_that_the_protocol_describes() throws Exception {
        DenominationState state = denominations(HISTORY);
        assertEquals(6, state.keys().number());
        assertEquals(
                head(HISTORY),
                new DenominationFixture.Head(6, state.keys().head().hex()));
        KeyList list = KeyList.empty(PARAMETERS);
        long number = 0;
        for (DenominationEvent event : HISTORY) {
            switch (event) {
                case DenominationPublished added -> {
                    assertEquals(++number, added.number());
                    DenominationKey key = new DenominationKey(
                            added.paramsId(),
                            added.publicKey(),
                            added.value(),
                            added.withdrawFrom(),
                            added.withdrawUntil(),
                            added.depositUntil());
                    assertEquals(key.id(), added.keyId());
                    list = list.append(List.of(new KeyChange.Added(key)), added.signature());
                }
                case DenominationRevoked revoked -> {
                    assertEquals(++number, revoked.number());
                    list = list.append(List.of(new KeyChange.Revoked(revoked.keyId())), revoked.signature());
                }
                case IssuingStopped stopped -> assertEquals(OTHER, stopped.keyId());
            }
        }
        assertEquals(state.keys().signedHeads(), list.signedHeads());
    }

    @Test
    void every_head_is_signed_by_the_bank() throws Exception {
        for (var signed : denominations(HISTORY).keys().signedHeads()) {
            signed.verify(PARAMETERS.bankKey());
        }
    }

    @Test
    void deciding_and_evolving_have_no_memory() {
        DenominationState state = denominations(SET);
        RevokeDenomination revoke = new RevokeDenomination(OTHER, "leaked", NOW);
        List<DenominationEvent> once = state.decide(revoke, TestLedger.KEYS, TestLedger.EUR);
        assertEquals(once, state.decide(revoke, TestLedger.KEYS, TestLedger.EUR));
        DenominationState next = state.evolve(once.getFirst());
        assertEquals(next.keys().head(), state.evolve(once.getFirst()).keys().head());
        assertEquals(3, state.keys().number());
    }

    @Test
    void another_signature_does_not_load() {
        assertDoesNotLoad(
                endingWith(SET, last(LAST.publicKey(), LAST.value(), LAST.withdrawUntil(), flipped(LAST.signature()))));
        assertDoesNotLoad(endingWith(
                HISTORY,
                new DenominationRevoked(
                        REVOKED.paramsId(), REVOKED.number(), OTHER, "leaked", flipped(REVOKED.signature()), NOW)));
    }

    @Test
    void no_command_is_taken_on_a_list_that_does_not_load() {
        given(SET.subList(1, 3)).when(STOP).expectFailure(MessageHandlerInvocationException.class);
    }

    @Test
    void another_key_value_or_time_does_not_load() {
        Signature signature = LAST.signature();
        Instant until = LAST.withdrawUntil();
        assertDoesNotLoad(endingWith(SET, last(LAST.publicKey().plus(Point.BASE), LAST.value(), until, signature)));
        assertDoesNotLoad(endingWith(SET, last(LAST.publicKey(), cents(8), until, signature)));
        assertDoesNotLoad(endingWith(SET, last(LAST.publicKey(), LAST.value(), day(until, 1), signature)));
    }

    @Test
    void the_revocation_of_another_key_does_not_load() {
        assertDoesNotLoad(endingWith(
                HISTORY,
                new DenominationRevoked(
                        REVOKED.paramsId(), REVOKED.number(), KEY, "leaked", REVOKED.signature(), NOW)));
    }

    @Test
    void a_chain_with_a_link_missing_twice_or_in_another_order_does_not_load() {
        assertDoesNotLoad(SET.subList(1, 3));
        assertDoesNotLoad(List.of(SET.get(0), SET.get(1), SET.get(1)));
        List<DenominationEvent> swapped = new ArrayList<>(SET);
        Collections.swap(swapped, 1, 2);
        assertDoesNotLoad(swapped);
    }

    @Test
    void another_number_does_not_load() {
        assertDoesNotLoad(endingWith(SET, named(LAST.paramsId(), LAST.number() + 1, KEY)));
        assertDoesNotLoad(endingWith(
                HISTORY, new DenominationRevoked(REVOKED.paramsId(), 5, OTHER, "leaked", REVOKED.signature(), NOW)));
    }

    @Test
    void a_name_that_is_not_the_keys_does_not_load() {
        assertDoesNotLoad(endingWith(SET, named(LAST.paramsId(), LAST.number(), OTHER)));
    }

    @Test
    void what_is_not_of_this_list_does_not_load() {
        ParamsId others = new ParamsId(Bytes.zeros(32));
        assertDoesNotLoad(endingWith(
                HISTORY, new DenominationRevoked(others, REVOKED.number(), OTHER, "leaked", REVOKED.signature(), NOW)));
        List<DenominationEvent> unknown = new ArrayList<>(SET);
        unknown.add(new IssuingStopped(PARAMETERS.id(), new KeyId(Bytes.zeros(32)), "forged coin", NOW));
        assertDoesNotLoad(unknown);
        List<DenominationEvent> foreign = new ArrayList<>(SET);
        foreign.add(new IssuingStopped(others, KEY, "forged coin", NOW));
        assertDoesNotLoad(foreign);
    }

    @Test
    void whoever_asks_sees_the_latest_state() {
        EmbeddedEventStore events = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        CurrentDenominations current = new CurrentDenominations(events, PARAMETERS, id -> Optional.empty());
        assertEquals(0, current.get().keys().number());
        String stream = Streams.denominations(PARAMETERS.id());
        for (int i = 0; i < HISTORY.size(); i++) {
            events.publish(new GenericDomainEventMessage<>("Denominations", stream, i, HISTORY.get(i)));
            DenominationState expected = denominations(HISTORY.subList(0, i + 1));
            assertEquals(expected.keys().head(), current.get().keys().head());
            assertEquals(expected.issuingStopped(), current.get().issuingStopped());
            assertEquals(expected.latest(), current.get().latest());
        }
        assertEquals(
                current.get().keys().head(),
                new CurrentDenominations(events, PARAMETERS, id -> Optional.empty())
                        .get()
                        .keys()
                        .head());
    }
}
