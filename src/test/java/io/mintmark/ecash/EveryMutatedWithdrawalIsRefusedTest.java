package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.signature.Signature;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The four messages of a withdrawal: mutated in transit, or mutated by the very party that signs them. */
class EveryMutatedWithdrawalIsRefusedTest {
    private static final long SEED = 111;
    private static final RecordedWithdrawal RECORD = RecordedWithdrawal.of(SEED, 1, 2);
    private static final int POINTS = 7; // of the proof of 2 coins
    private static final int SCALARS = 7;
    private static final Signed CHALLENGE = RECORD.challenged.challenge();

    private static List<Ladder.Step> ladder(Bytes message, Ladder.Layout layout, int head, int coinSize) {
        List<Ladder.Step> steps = new ArrayList<>(Ladder.of(message, layout, SEED));
        assertTrue(steps.size() > 200, "only " + steps.size() + " steps");
        steps.addAll(Ladder.ofGroups(message, head, coinSize, 2));
        return steps;
    }

    private static void assertVerdict(Verdict due, Ladder.Step step, Verdict.Attempt attempt) {
        String what = step.name() + ", seed " + SEED;
        assertEquals(due, Verdict.of(what, attempt), what);
    }

    private static boolean sameItems(Bytes message, Bytes other, int from, int to) {
        return Arrays.deepEquals(range(message, from, to), range(other, from, to));
    }

    private static byte[][] range(Bytes message, int from, int to) {
        return Grammar.items(message).orElseThrow().subList(from, to).toArray(byte[][]::new);
    }

    private static int size(Bytes message) {
        return Grammar.items(message).orElseThrow().size();
    }

    @Test
    void the_messages_themselves_are_accepted_and_parse() {
        Bytes request = RECORD.request().encoding();
        assertEquals(Verdict.ACCEPTED, Verdict.of("request", () -> receiveRequest(request)));
        assertEquals(Verdict.ACCEPTED, Verdict.of("answer1", () -> completeFrom(RECORD.first)));
        assertEquals(Verdict.ACCEPTED, Verdict.of("challenge", () -> answer(CHALLENGE)));
        assertEquals(
                Verdict.ACCEPTED, Verdict.of("answer2", () -> RECORD.challenged.coins(RECORD.second, serial -> false)));
        assertTrue(Grammar.WITHDRAWAL.parses(request));
        assertTrue(Grammar.ANSWER1.parses(RECORD.first.message()));
        assertTrue(Grammar.CHALLENGE.parses(CHALLENGE.message()));
        assertTrue(Grammar.ANSWER2.parses(RECORD.second.message()));
    }

    @Test
    void every_item_of_the_request_counts() {
        Bytes message = RECORD.request().encoding();
        for (Ladder.Step step : ladder(message, Ladder.withProof(13, POINTS, SCALARS), 5, 4)) {
            assertVerdict(dueToRequest(step.bytes()), step, () -> receiveRequest(step.bytes()));
        }
    }

    private static void receiveRequest(Bytes message) throws MalformedException, VerificationFailedException {
        BankSession.verify(
                WithdrawalRequest.decode(message.toArray()),
                RECORD.bank.keyList,
                RECORD.wallet.identityKey.verifyingKey(),
                TestBank.NOW);
    }

    private static Verdict dueToRequest(Bytes mutated) {
        boolean parses = Grammar.WITHDRAWAL.parses(mutated)
                && size(mutated) == 14 // the proof is one of two coins
                && Grammar.isProof(Grammar.items(mutated).orElseThrow().getLast(), POINTS, SCALARS);
        return parses ? Verdict.REFUSED : Verdict.MALFORMED;
    }

    @Test
    void every_item_of_the_first_answer_counts_even_if_the_bank_signs_it() {
        for (Ladder.Step step : ladder(RECORD.first.message(), Ladder.WHOLE_ITEMS, 4, 4)) {
            Signed resigned = RECORD.byBank(step.bytes());
            assertVerdict(dueToFirstAnswer(step.bytes()), step, () -> completeFrom(resigned));
        }
    }

    /** The wallet goes on from this answer, an honest session answers, and the wallet makes its coins. */
    private static void completeFrom(Signed first) throws MalformedException, VerificationFailedException {
        WalletWithdrawal.Challenged challenged = RECORD.fresh().challenge(first);
        challenged.coins(
                RECORD.session().secondAnswer(first, challenged.challenge(), RECORD.bank.keyList, TestBank.NOW),
                serial -> false);
    }

    /** How long it waits is the bank's own choice; everything else was fixed by the request or its secrets. */
    private static Verdict dueToFirstAnswer(Bytes mutated) {
        Bytes original = RECORD.first.message();
        if (!Grammar.ANSWER1.parses(mutated)) {
            return Verdict.MALFORMED;
        }
        boolean onlyExpiryDiffers = size(mutated) == size(original)
                && sameItems(original, mutated, 0, 3)
                && sameItems(original, mutated, 4, size(original));
        long expiresAt = ByteBuffer.wrap(range(mutated, 3, 4)[0]).getLong();
        return onlyExpiryDiffers && expiresAt > TestBank.NOW.toEpochMilli() ? Verdict.ACCEPTED : Verdict.REFUSED;
    }

    @Test
    void every_item_of_the_challenge_counts_even_if_the_account_signs_it() {
        for (Ladder.Step step : ladder(CHALLENGE.message(), Ladder.WHOLE_ITEMS, 6, 1)) {
            Signed resigned = RECORD.byAccount(step.bytes());
            Verdict due = dueToChallenge(step.bytes());
            assertVerdict(due, step, () -> answer(resigned));
            if (due == Verdict.ACCEPTED) {
                assertVerdict(Verdict.REFUSED, step, () -> RECORD.challenged.coins(answer(resigned), serial -> false));
            }
        }
    }

    private static Signed answer(Signed challenge) throws MalformedException, VerificationFailedException {
        return RECORD.session().secondAnswer(RECORD.first, challenge, RECORD.bank.keyList, TestBank.NOW);
    }

    /** Which e it wants answered is the wallet's own choice. */
    private static Verdict dueToChallenge(Bytes mutated) {
        Bytes original = CHALLENGE.message();
        if (!Grammar.CHALLENGE.parses(mutated)) {
            return Verdict.MALFORMED;
        }
        boolean onlyChallengesDiffer = size(mutated) == size(original) && sameItems(original, mutated, 0, 6);
        return onlyChallengesDiffer ? Verdict.ACCEPTED : Verdict.REFUSED;
    }

    @Test
    void every_item_of_the_second_answer_counts_even_if_the_bank_signs_it() {
        for (Ladder.Step step : ladder(RECORD.second.message(), Ladder.WHOLE_ITEMS, 3, 5)) {
            Signed resigned = RECORD.byBank(step.bytes());
            Verdict due = Grammar.ANSWER2.parses(step.bytes()) ? Verdict.REFUSED : Verdict.MALFORMED;
            assertVerdict(due, step, () -> RECORD.challenged.coins(resigned, serial -> false));
        }
    }

    @Test
    void nothing_is_read_of_an_answer_or_challenge_that_is_not_signed() {
        for (Ladder.Step step : ladder(RECORD.first.message(), Ladder.WHOLE_ITEMS, 4, 4)) {
            Signed unsigned = new Signed(step.bytes(), RECORD.first.signature());
            assertVerdict(Verdict.REFUSED, step, () -> RECORD.fresh().challenge(unsigned));
        }
        for (Ladder.Step step : ladder(CHALLENGE.message(), Ladder.WHOLE_ITEMS, 6, 1)) {
            assertVerdict(Verdict.REFUSED, step, () -> answer(new Signed(step.bytes(), CHALLENGE.signature())));
        }
        for (Ladder.Step step : ladder(RECORD.second.message(), Ladder.WHOLE_ITEMS, 3, 5)) {
            Signed unsigned = new Signed(step.bytes(), RECORD.second.signature());
            assertVerdict(Verdict.REFUSED, step, () -> RECORD.challenged.coins(unsigned, serial -> false));
        }
    }

    @Test
    void every_byte_of_a_signature_counts() throws Exception {
        byte[] bytes = CHALLENGE.signature().encode();
        for (int at = 0; at < bytes.length; at++) {
            Signature flipped = Signature.decode(Ladder.flipped(bytes, at, 1 << (at % 8)));
            Ladder.Step step = new Ladder.Step("signature byte " + at, CHALLENGE.message());
            assertVerdict(Verdict.REFUSED, step, () -> answer(new Signed(step.bytes(), flipped)));
        }
        for (int size : new int[] {0, 63, 65, 128}) {
            Ladder.Step step = new Ladder.Step("signature of " + size + " bytes", CHALLENGE.message());
            assertVerdict(Verdict.MALFORMED, step, () -> Signature.decode(Arrays.copyOf(bytes, size)));
        }
    }
}
