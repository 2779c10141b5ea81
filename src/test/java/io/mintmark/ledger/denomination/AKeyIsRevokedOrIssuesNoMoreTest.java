package io.mintmark.ledger.denomination;

import static io.mintmark.ledger.TestLedger.EUR;
import static io.mintmark.ledger.TestLedger.KEYS;
import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.TestLedger.PARAMETERS;
import static io.mintmark.ledger.TestLedger.denominations;
import static io.mintmark.ledger.TestLedger.published;
import static io.mintmark.ledger.denomination.DenominationFixture.given;
import static io.mintmark.ledger.denomination.DenominationFixture.head;
import static io.mintmark.ledger.denomination.DenominationFixture.sign;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.KeyId;
import io.mintmark.ledger.Problems;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.denomination.DenominationCommand.RevokeDenomination;
import io.mintmark.ledger.denomination.DenominationCommand.StopIssuing;
import io.mintmark.ledger.denomination.DenominationEvent.DenominationPublished;
import io.mintmark.ledger.denomination.DenominationEvent.DenominationRevoked;
import io.mintmark.ledger.denomination.DenominationEvent.IssuingStopped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AKeyIsRevokedOrIssuesNoMoreTest {
    private static final List<DenominationEvent> SET = published(1);
    private static final KeyId KEY = ((DenominationPublished) SET.getFirst()).keyId();
    private static final KeyId OTHER = ((DenominationPublished) SET.getLast()).keyId();
    private static final KeyId UNKNOWN = new KeyId(Bytes.zeros(32));
    private static final RevokeDenomination REVOKE = new RevokeDenomination(KEY, "leaked", NOW);
    private static final StopIssuing STOP = new StopIssuing(KEY, "forged coin", NOW);
    private static final DenominationRevoked REVOKED = new DenominationRevoked(
            PARAMETERS.id(), 3, KEY, "leaked", sign(head(SET).next('-', KEY)), NOW);
    private static final IssuingStopped STOPPED = new IssuingStopped(PARAMETERS.id(), KEY, "forged coin", NOW);

    private static List<DenominationEvent> setAnd(DenominationEvent... more) {
        List<DenominationEvent> all = new ArrayList<>(SET);
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void a_key_is_revoked_with_a_reason_and_once() {
        given(SET).when(REVOKE).expectEvents(REVOKED);
        given(setAnd(REVOKED)).when(REVOKE).expectNothing();
        given(setAnd(REVOKED))
                .when(new RevokeDenomination(KEY, "another reason", NOW))
                .expectNothing();
    }

    @Test
    void a_revoked_key_neither_issues_nor_counts() {
        DenominationState state = denominations(setAnd(REVOKED));
        assertFalse(state.issues(KEY));
        assertTrue(state.keys().findValid(KEY).isEmpty());
        assertTrue(state.keys().find(KEY).isPresent());
        assertTrue(state.issues(OTHER));
    }

    @Test
    void issuing_is_stopped_with_a_reason_and_once() {
        given(SET).when(STOP).expectEvents(STOPPED);
        given(setAnd(STOPPED)).when(STOP).expectNothing();
    }

    @Test
    void a_key_that_issues_no_more_still_counts() {
        DenominationState state = denominations(setAnd(STOPPED));
        assertFalse(state.issues(KEY));
        assertTrue(state.keys().findValid(KEY).isPresent());
        assertTrue(state.issues(OTHER));
        assertEquals(denominations(SET).keys().head(), state.keys().head());
    }

    @Test
    void a_stopped_key_can_still_be_revoked_but_not_the_other_way_round() {
        given(setAnd(STOPPED)).when(REVOKE).expectEvents(REVOKED);
        given(setAnd(REVOKED)).when(STOP).expectNothing();
        assertFalse(denominations(setAnd(STOPPED, REVOKED)).issues(KEY));
    }

    @Test
    void a_key_that_was_never_published_is_unknown() {
        Rejection unknown = new Rejection.DenominationUnknown();
        given(SET).when(new RevokeDenomination(UNKNOWN, "leaked", NOW)).expectRejection(unknown);
        given(SET).when(new StopIssuing(UNKNOWN, "forged coin", NOW)).expectRejection(unknown);
        given(List.of()).when(REVOKE).expectRejection(unknown);
        given(List.of()).when(STOP).expectRejection(unknown);
        assertFalse(denominations(SET).issues(UNKNOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\nlines", "\u202e"})
    void a_reason_that_nobody_can_read_is_refused(String reason) {
        Rejection refused = new Rejection.TextRefused(256);
        given(SET).when(new RevokeDenomination(KEY, reason, NOW)).expectRejection(refused);
        given(SET).when(new StopIssuing(KEY, reason, NOW)).expectRejection(refused);
        given(setAnd(REVOKED)).when(new RevokeDenomination(KEY, reason, NOW)).expectRejection(refused);
        given(SET).when(new StopIssuing(UNKNOWN, reason, NOW)).expectRejection(new Rejection.DenominationUnknown());
    }

    @Test
    void a_reason_has_up_to_256_bytes() {
        String longest = "é".repeat(128);
        given(SET)
                .when(new StopIssuing(KEY, longest, NOW))
                .expectEvents(new IssuingStopped(PARAMETERS.id(), KEY, longest, NOW));
        given(SET).when(new StopIssuing(KEY, longest + "x", NOW)).expectRejection(new Rejection.TextRefused(256));
    }

    @Test
    void the_first_rule_that_is_broken_is_the_one_that_is_named() {
        Map<String, List<String>> documented = Problems.read().order();
        assertEquals(
                documented.get("RevokeDenomination"),
                List.of(
                        refusal(new RevokeDenomination(UNKNOWN, "", NOW)),
                        refusal(new RevokeDenomination(KEY, "", NOW))));
        assertEquals(
                documented.get("StopIssuing"),
                List.of(refusal(new StopIssuing(UNKNOWN, "", NOW)), refusal(new StopIssuing(KEY, "", NOW))));
    }

    private static String refusal(DenominationCommand command) {
        return assertThrows(RejectedException.class, () -> denominations(SET).decide(command, KEYS, EUR))
                .rejection()
                .code();
    }
}
