package io.mintmark.audit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.bank.RecordedLedger;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One change to a real store each, found at its position with its amount. */
class EveryTamperingIsFoundTest {
    private static final String OTHER_ACCOUNT = "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA";

    @TempDir
    private static Path folder;

    private static RecordedLedger ledger;

    @BeforeAll
    static void record() throws Exception {
        ledger = RecordedLedger.record(folder, 5);
    }

    interface Change {
        /** Returns the position at which it is to be found. */
        long make(TamperedLog log) throws Exception;
    }

    record Case(String name, Code code, long amount, Change change) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Case payload(String name, String type, int n, UnaryOperator<String> edit, Code code, long amount) {
        return new Case(name + " in " + type, code, amount, log -> {
            long position = log.position(type, n);
            log.payload(position, edit);
            return position;
        });
    }

    static Case column(String name, String type, String column, Object value, Code code) {
        return new Case(name, code, 0, log -> {
            long position = log.position(type, 0);
            log.column(position, column, value);
            return position;
        });
    }

    static Case removed(String name, String type, int n, String witness, int m, Code code, long amount) {
        return new Case(name, code, amount, log -> {
            log.remove(log.position(type, n));
            return log.position(witness, m);
        });
    }

    /** Another letter in the middle of a member's value. */
    static UnaryOperator<String> bend(String member) {
        return json -> {
            var found = Pattern.compile("\"" + member + "\":\"([^\"]*)\"").matcher(json);
            if (!found.find()) {
                throw new AssertionError("no " + member + " in " + json);
            }
            int middle = (found.start(1) + found.end(1)) / 2;
            char other = json.charAt(middle) == 'A' ? 'B' : 'A';
            return json.substring(0, middle) + other + json.substring(middle + 1);
        };
    }

    private static UnaryOperator<String> amount(long before, long after) {
        return json -> json.replaceFirst("\"minorUnits\":" + before + "\\b", "\"minorUnits\":" + after);
    }

    static UnaryOperator<String> replace(String regex, String with) {
        return json -> json.replaceFirst(regex, with);
    }

    static Stream<Case> cases() {
        return Stream.of(structure(), accounts(), withdrawals(), deposits(), log())
                .flatMap(cases -> cases);
    }

    private static Stream<Case> structure() {
        return Stream.of(
                column("an unknown type", "account.CashedIn", "payload_type", "account.Gift.v1", Code.TYPE_UNKNOWN),
                column("another stream", "account.CashedIn", "stream", "account/X", Code.STREAM_WRONG),
                column("a sequence number", "account.CashedIn", "sequence_number", 77L, Code.STREAM_GAP),
                column(
                        "a recording long ago",
                        "account.CashedOut",
                        "recorded_at",
                        "2020-01-01T00:00:00.000Z",
                        Code.TIME_BACKWARDS),
                column("a recording at no time", "account.CashedOut", "recorded_at", "yesterday", Code.TIME_BACKWARDS),
                column(
                        "an unreadable payload",
                        "account.CashedIn",
                        "payload",
                        new byte[] {'{'},
                        Code.PAYLOAD_UNREADABLE),
                payload(
                        "an unknown member",
                        "account.CashedIn",
                        0,
                        replace("\\{", "{\"more\":1,"),
                        Code.PAYLOAD_UNREADABLE,
                        0),
                payload(
                        "another time",
                        "account.CashedIn",
                        0,
                        replace("\"at\":\"20", "\"at\":\"19"),
                        Code.TIME_DIFFERS,
                        0),
                new Case("a missing position", Code.POSITION_GAP, 0, log -> {
                    long position = log.position("account.CashedOut", 0);
                    log.run(
                            "delete from event where global_index = (select global_index from sealed_event where position = ?)",
                            position);
                    return position + 1;
                }),
                new Case("two events with one id", Code.EVENT_ID_TWICE, 0, log -> {
                    long second = log.position("account.CashedIn", 1);
                    log.column(second, "event_id", log.text("event_id", log.position("account.CashedIn", 0)));
                    return second;
                }));
    }

    private static Stream<Case> accounts() {
        String opened = "account.AccountOpened";
        return Stream.of(
                payload("a holder's name", opened, 0, replace("Alice", "Alicf"), Code.ACCOUNT_REQUEST_INVALID, 0),
                payload("a nonce", opened, 0, bend("nonce"), Code.ACCOUNT_REQUEST_INVALID, 0),
                payload("a request", opened, 0, bend("certificationRequest"), Code.ACCOUNT_REQUEST_INVALID, 0),
                payload("a licence", opened, 0, bend("licence"), Code.LICENCE_INVALID, 0),
                payload(
                        "a licence's end",
                        opened,
                        0,
                        replace("\"licenceUntil\":\"20", "\"licenceUntil\":\"21"),
                        Code.LICENCE_INVALID,
                        0),
                payload("a renewed licence", "account.LicenceRenewed", 0, bend("licence"), Code.LICENCE_INVALID, 0),
                payload(
                        "a cash-in above the limit",
                        "account.CashedIn",
                        0,
                        amount(1000, 2_000_000_000L),
                        Code.HOLDING_LIMIT_EXCEEDED,
                        1_000_000_000L),
                payload(
                        "a cash-out that is not covered",
                        "account.CashedOut",
                        0,
                        amount(50, 60),
                        Code.ACCOUNT_OVERDRAWN,
                        5),
                payload("a movement of nothing", "account.CashedIn", 0, amount(1000, 0), Code.AMOUNT_WRONG, 0),
                payload("another currency", "account.CashedOut", 0, replace("EUR", "USD"), Code.AMOUNT_WRONG, 50),
                payload(
                        "nobody's account",
                        "account.CashedOut",
                        0,
                        replace("\"accountId\":\"[^\"]*", "\"accountId\":\"" + OTHER_ACCOUNT),
                        Code.ACCOUNT_UNKNOWN,
                        50),
                removed("a missing opening", opened, 0, "account.CashedIn", 0, Code.ACCOUNT_UNKNOWN, 1000),
                new Case("a second opening", Code.ACCOUNT_OPENED_TWICE, 0, log -> repeat(log, opened, 1)),
                new Case("a second closing", Code.ACCOUNT_CLOSED, 0, log -> repeat(log, "account.AccountClosed", 5)),
                removed(
                        "a missing unfreezing leaves a closing of a frozen account",
                        "account.AccountUnfrozen",
                        1,
                        "account.AccountClosed",
                        0,
                        Code.ACCOUNT_CLOSED,
                        0));
    }

    static long repeat(TamperedLog log, String type, long sequence) throws Exception {
        long last = log.log().head();
        long position = log.position(type, 0);
        log.repeatAtEnd(position, "again", log.text("stream", position), 1000 + sequence);
        return last + 1;
    }

    private static Stream<Case> withdrawals() {
        String requested = "withdrawal.WithdrawalRequested";
        String issued = "withdrawal.CoinsIssued";
        String debited = "account.WithdrawalDebited";
        return Stream.of(
                payload("a request's amount", requested, 0, amount(15, 14), Code.REQUEST_INVALID, 14),
                payload(
                        "a request",
                        requested,
                        0,
                        replace("\"request\":\"....", "\"request\":\"BBBB"),
                        Code.REQUEST_INVALID,
                        15),
                payload(
                        "a request's proof",
                        requested,
                        0,
                        replace("([^\"]{7})\",\"sigma", "AAAAAAA\",\"sigma"),
                        Code.WITHDRAWAL_PROOF_INVALID,
                        15),
                payload("a first answer's signature", requested, 0, bend("signature"), Code.FIRST_ANSWER_INVALID, 15),
                payload("a first answer", requested, 0, bend("message"), Code.FIRST_ANSWER_INVALID, 15),
                payload("a challenge", issued, 0, bend("message"), Code.CHALLENGE_INVALID, 15),
                payload("a challenge's signature", issued, 0, bend("signature"), Code.CHALLENGE_INVALID, 15),
                payload(
                        "a second answer",
                        issued,
                        0,
                        replace("(\"secondAnswer\":\\{\"message\":\"[^\"]*)[^\"]{4}\"", "$1AAAA\""),
                        Code.SECOND_ANSWER_INVALID,
                        15),
                payload("an issued amount", issued, 0, amount(15, 16), Code.ISSUED_AMOUNT_DIFFERS, 1),
                payload("a debited amount", debited, 0, amount(15, 7), Code.ISSUED_AMOUNT_DIFFERS, 8),
                removed("coins without a debit", debited, 0, issued, 0, Code.COINS_WITHOUT_DEBIT, 15),
                removed("a debit without coins", issued, 0, debited, 0, Code.DEBIT_WITHOUT_COINS, 15),
                removed("an answer to no session", requested, 0, issued, 0, Code.SESSION_UNKNOWN, 15),
                new Case("a session answered twice", Code.SESSION_ANSWERED_TWICE, 15, log -> repeat(log, issued, 2)),
                payload(
                        "a key's signature",
                        "denomination.DenominationPublished",
                        0,
                        bend("signature"),
                        Code.KEY_LIST_INVALID,
                        0),
                payload(
                        "a key's value",
                        "denomination.DenominationPublished",
                        0,
                        amount(1, 2),
                        Code.KEY_LIST_INVALID,
                        0),
                payload(
                        "a revocation's signature",
                        "denomination.DenominationRevoked",
                        0,
                        bend("signature"),
                        Code.KEY_LIST_INVALID,
                        0),
                removed(
                        "a missing key",
                        "denomination.DenominationPublished",
                        3,
                        requested,
                        0,
                        Code.REQUEST_INVALID,
                        15));
    }

    private static Stream<Case> deposits() {
        String spent = "deposit.CoinSpent";
        String payment = "deposit.PaymentDeposited";
        String settled = "deposit.DepositSettled";
        String credited = "account.DepositCredited";
        String found = "deposit.DoubleSpendDetected";
        return Stream.of(
                payload(
                        "a payment's proof",
                        payment,
                        0,
                        replace("(\"payment\":\"[^\"]*)[^\"]{7}\"", "$1AAAAAAA\""),
                        Code.PAYMENT_INVALID,
                        7),
                payload(
                        "a payment",
                        payment,
                        0,
                        replace("\"payment\":\"....", "\"payment\":\"BBBB"),
                        Code.PAYMENT_INVALID,
                        0),
                removed("a deleted payment", payment, 0, spent, 0, Code.SPENDING_WITHOUT_PAYMENT, -1),
                removed("a deleted spending", spent, 0, payment, 0, Code.PAYMENT_WITHOUT_SPENDING, -1),
                payload("a spending's challenge", spent, 0, bend("challenge"), Code.SPENDING_WITHOUT_PAYMENT, -1),
                payload("a spending's key", spent, 0, bend("keyId"), Code.COIN_KEY_UNKNOWN, -1),
                payload(
                        "a coin's value",
                        spent,
                        0,
                        replace("\"minorUnits\":\\d+", "\"minorUnits\":512"),
                        Code.COIN_VALUE_WRONG,
                        -1),
                new Case("a coin spent first twice", Code.COIN_CREDITED_TWICE, -1, log -> repeat(log, spent, 1)),
                new Case("a payment deposited twice", Code.PAYMENT_TWICE, 7, log -> repeat(log, payment, 1)),
                new Case("a double credit", Code.CREDIT_WITHOUT_DEPOSIT, 7, log -> repeat(log, credited, 9)),
                removed("a missing credit", credited, 0, settled, 0, Code.DEPOSIT_WITHOUT_CREDIT, 7),
                payload("a credited amount", credited, 0, amount(7, 9), Code.CREDITED_AMOUNT_DIFFERS, 2),
                removed("a hidden double spend", found, 0, "deposit.CoinSpentAgain", 0, Code.DOUBLE_SPEND_HIDDEN, 16),
                removed(
                        "an accusation without a spending",
                        "deposit.CoinSpentAgain",
                        0,
                        found,
                        0,
                        Code.ACCUSATION_WITHOUT_SPENDING,
                        16),
                payload(
                        "somebody else accused",
                        found,
                        0,
                        replace("\"accountId\":\"[^\"]*", "\"accountId\":\"" + OTHER_ACCOUNT),
                        Code.DOUBLE_SPEND_NOT_PROVEN,
                        16),
                payload("evidence that is none", found, 0, bend("second"), Code.DOUBLE_SPEND_NOT_PROVEN, 16),
                removed(
                        "a merchant told of what is not recorded",
                        settled,
                        0,
                        credited,
                        0,
                        Code.CREDIT_WITHOUT_DEPOSIT,
                        7));
    }

    private static Stream<Case> log() {
        return Stream.of(
                new Case("a checkpoint signed by another", Code.CHECKPOINT_UNSIGNED, 0, log -> {
                    var other = new io.mintmark.crypto.log.NoteSigningKey(
                            ledger.bank().logKey().orElseThrow().name(),
                            io.mintmark.crypto.log.VerifierKey.Use.NOTE,
                            new byte[32]);
                    var note = io.mintmark.crypto.log.SignedCheckpoint.decode(
                            log.log().checkpoints(0).next().toArray());
                    log.run(
                            "update log_checkpoint set note = ? where tree_size = ?",
                            other.sign(note.checkpoint()).encode(),
                            note.checkpoint().size());
                    return note.checkpoint().size();
                }),
                new Case("an innocent word changed", Code.CHECKPOINT_ROOT_DIFFERS, 0, log -> {
                    log.payload(log.position("account.AccountFrozen", 1), replace("order 7", "order 9"));
                    return -1;
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void is_found(Case tampering) throws Exception {
        try (TamperedLog log = new TamperedLog(ledger)) {
            long position = tampering.change().make(log);
            Report report = log.replay(folder);
            requireFound(tampering, position, report);
        }
    }

    static void requireFound(Case tampering, long position, Report report) {
        assertTrue(
                report.findings().stream()
                        .anyMatch(found -> found.code().equals(tampering.code().code())
                                && (position < 0 || found.positions().getFirst() == position)
                                && (tampering.amount() < 0 || found.amountAtRisk() == tampering.amount())),
                () -> tampering.code().code() + " at " + position + " of " + tampering.amount() + " is not among "
                        + report.findings());
    }
}
