package io.mintmark.projection.denominations;

import static io.mintmark.ledger.TestLedger.EUR;
import static io.mintmark.ledger.TestLedger.KEYS;
import static io.mintmark.ledger.TestLedger.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.mintmark.TestDatabase;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.Signed;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.denomination.DenominationCommand;
import io.mintmark.ledger.denomination.DenominationCommand.RevokeDenomination;
import io.mintmark.ledger.denomination.DenominationCommand.StopIssuing;
import io.mintmark.ledger.denomination.DenominationEvent;
import io.mintmark.ledger.denomination.DenominationEvent.DenominationPublished;
import io.mintmark.ledger.denomination.DenominationState;
import io.mintmark.projection.Events;
import io.mintmark.projection.PageRequest;
import io.mintmark.projection.Pages;
import io.mintmark.projection.ViewDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TheKeyListIsServedAsItWasSignedTest {
    private static final List<DenominationPublished> PUBLISHED = Events.published(4);
    private static final KeyId STOPPED = PUBLISHED.get(1).keyId();
    private static final KeyId REVOKED = PUBLISHED.get(3).keyId();
    private static final List<DenominationEvent> LOG = log();

    @TempDir
    Path folder;

    private static List<DenominationEvent> log() {
        List<DenominationEvent> log = new ArrayList<>(PUBLISHED);
        for (DenominationCommand command : List.of(
                new StopIssuing(STOPPED, "too many", NOW),
                new RevokeDenomination(REVOKED, "lost", NOW),
                new RevokeDenomination(STOPPED, "lost too", NOW))) {
            log.addAll(TestLedger.denominations(log).decide(command, KEYS, EUR));
        }
        return log;
    }

    @ParameterizedTest
    @EnumSource
    void every_head_is_the_one_that_the_bank_signed(TestDatabase.Kind kind) {
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            database.feed(database.denominations, LOG);
            DenominationState state = TestLedger.denominations(LOG);
            List<Signed> heads = changes(database, 3).stream()
                    .map(change -> new Signed(change.head(), change.signature()))
                    .toList();
            assertEquals(state.keys().signedHeads(), heads);
            assertEquals(7, heads.size());
        }
    }

    private static List<ListedChange> changes(ViewDatabase database, int limit) {
        return Pages.all(PageRequest.oldestFirst(limit), database.denominations::changes);
    }

    @ParameterizedTest
    @EnumSource
    void an_added_key_has_all_that_its_id_is_made_of(TestDatabase.Kind kind) {
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            database.feed(database.denominations, LOG);
            List<ListedChange> changes = changes(database, 1000);
            for (DenominationPublished event : PUBLISHED) {
                var added = assertInstanceOf(ListedChange.Added.class, changes.get((int) event.number() - 1));
                assertEquals(
                        new ListedChange.Added(
                                event.number(),
                                event.keyId(),
                                event.publicKey(),
                                event.value(),
                                event.withdrawFrom(),
                                event.withdrawUntil(),
                                event.depositUntil(),
                                added.head(),
                                event.signature(),
                                event.at(),
                                event.keyId().equals(STOPPED)
                                        ? Optional.of(new ListedChange.Stop("too many", NOW))
                                        : Optional.empty()),
                        added);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_revocation_says_why(TestDatabase.Kind kind) {
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            database.feed(database.denominations, LOG);
            var revoked = assertInstanceOf(
                    ListedChange.Revoked.class, changes(database, 2).get(5));
            assertEquals(6, revoked.number());
            assertEquals(REVOKED, revoked.keyId());
            assertEquals("lost", revoked.reason());
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_last_change_has_the_head_of_the_whole_list(TestDatabase.Kind kind) {
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            assertEquals(Optional.empty(), database.denominations.last());
            database.feed(database.denominations, LOG);
            ListedChange last = database.denominations.last().orElseThrow();
            assertEquals(7, last.number());
            assertEquals(TestLedger.denominations(LOG).keys().head(), last.head());
        }
    }
}
