package io.mintmark.audit;

import static io.mintmark.audit.EveryTamperingIsFoundTest.bend;
import static io.mintmark.audit.EveryTamperingIsFoundTest.payload;
import static io.mintmark.audit.EveryTamperingIsFoundTest.removed;
import static io.mintmark.audit.EveryTamperingIsFoundTest.repeat;
import static io.mintmark.audit.EveryTamperingIsFoundTest.replace;
import static io.mintmark.audit.EveryTamperingIsFoundTest.requireFound;

import io.mintmark.audit.EveryTamperingIsFoundTest.Case;
import io.mintmark.bank.RecordedLedger;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One change each to what a real store says of orders, shares, openings and watched coins. */
class EveryTamperedTracingIsFoundTest {
    private static final String ORDERED = "tracing.TracingOrdered";
    private static final String APPROVED = "tracing.TracingApproved";
    private static final String REFUSED = "tracing.TracingRefused";
    private static final String SHARES = "tracing.SharesSubmitted";
    private static final String PAYER = "tracing.PayerTraced";
    private static final String COINS = "tracing.CoinsTraced";
    private static final String STOLEN = "tracing.CoinsReportedStolen";
    private static final String WATCHED = "deposit.CoinWatched";
    private static final String ALARM = "deposit.WatchedCoinDeposited";
    private static final String RELEASED = "deposit.HeldCoinReleased";

    @TempDir
    private static Path folder;

    private static RecordedLedger ledger;

    @BeforeAll
    static void record() throws Exception {
        ledger = RecordedLedger.record(folder, 1);
    }

    static Stream<Case> cases() {
        return Stream.of(orders(), openings(), watches()).flatMap(cases -> cases);
    }

    private static Stream<Case> orders() {
        return Stream.of(
                payload("a ceremony", "tracing.TrusteesAppointed", 0, bend("transcript"), Code.TRUSTEES_INVALID, 0),
                payload(
                        "an order's signature",
                        ORDERED,
                        0,
                        EveryTamperedTracingIsFoundTest::forge,
                        Code.ORDER_INVALID,
                        0),
                payload("another judge", ORDERED, 0, bend("judge"), Code.PAYLOAD_UNREADABLE, 0),
                payload(
                        "two withdrawals of an order swapped",
                        ORDERED,
                        1,
                        replace("\"withdrawals\":\\[(\"[^\"]*\"),(\"[^\"]*\")", "\"withdrawals\":[$2,$1"),
                        Code.ORDER_INVALID,
                        0),
                removed("an opening without order", ORDERED, 0, PAYER, 0, Code.ORDER_MISSING, 0),
                removed("shares without approval", APPROVED, 0, SHARES, 0, Code.DECISION_INVALID, 0),
                new Case("a second approval", Code.DECISION_INVALID, 0, log -> repeat(log, APPROVED, 9)),
                payload("a refusal's signature", REFUSED, 0, bend("signature"), Code.DECISION_INVALID, 0),
                removed("an end that is not due", REFUSED, 0, "tracing.TracingDenied", 0, Code.DECISION_INVALID, 0),
                new Case(
                        "an order that ends twice",
                        Code.DECISION_INVALID,
                        0,
                        log -> repeat(log, "tracing.TracingExpired", 9)));
    }

    /** Another letter in the middle of the JWS's signature. */
    private static String forge(String json) {
        String stored = json.replaceFirst(".*\"order\":\"([^\"]*)\".*", "$1");
        byte[] jws = Base64.getUrlDecoder().decode(stored);
        int place = jws.length - 40;
        jws[place] = (byte) (jws[place] == 'A' ? 'B' : 'A');
        return json.replace(stored, Base64.getUrlEncoder().withoutPadding().encodeToString(jws));
    }

    private static Stream<Case> openings() {
        return Stream.of(
                payload("a share", SHARES, 0, bend("message"), Code.SHARE_INVALID, 0),
                payload("a share's signature", SHARES, 0, bend("signature"), Code.SHARE_INVALID, 0),
                payload(
                        "a trustee's name on another's share",
                        SHARES,
                        0,
                        replace("\"trustee\":1", "\"trustee\":2"),
                        Code.SHARE_INVALID,
                        0),
                removed("an opening by too few", SHARES, 1, PAYER, 0, Code.OPENING_INVALID, 0),
                payload(
                        "an opening by others",
                        PAYER,
                        0,
                        replace("\"trustees\":\\[1,3\\]", "\"trustees\":[1,2]"),
                        Code.OPENING_INVALID,
                        0),
                new Case("a wrong payer", Code.OPENING_INVALID, 0, log -> {
                    long position = log.position(PAYER, 0);
                    String other = log.payload(log.position("account.AccountOpened", 0));
                    String key = other.replaceFirst(".*\"identityKey\":\"([^\"]*)\".*", "$1");
                    String account = other.replaceFirst(".*\"accountId\":\"([^\"]*)\".*", "$1");
                    log.payload(
                            position,
                            json -> json.replaceFirst("\"identityKey\":\"[^\"]*", "\"identityKey\":\"" + key)
                                    .replaceFirst("\"accountId\":\"[^\"]*", "\"accountId\":\"" + account));
                    return position;
                }),
                new Case("a wrong serial", Code.OPENING_INVALID, 0, log -> {
                    long position = log.position(COINS, 0);
                    String coin = log.payload(log.position("deposit.CoinSpent", 0))
                            .replaceFirst(".*\"serial\":\"([^\"]*)\".*", "$1");
                    log.payload(position, json -> json.replaceFirst("\"serial\":\"[^\"]*", "\"serial\":\"" + coin));
                    return position;
                }),
                payload(
                        "a coin that was found spent",
                        COINS,
                        0,
                        replace("\"spent\":\\[\\{[^\\]]*\\]", "\"spent\":[]"),
                        Code.OPENING_INVALID,
                        0),
                payload(
                        "an alarm about another point",
                        "tracing.TracingAlarmed",
                        0,
                        replace("\"opened\":\"[^\"]*", "\"opened\":\""),
                        Code.OPENING_INVALID,
                        0),
                payload("a stolen coin's randomness", STOLEN, 0, bend("v"), Code.STOLEN_REPORT_INVALID, 0),
                new Case("a report made twice", Code.STOLEN_REPORT_INVALID, 0, log -> repeat(log, STOLEN, 1)));
    }

    private static Stream<Case> watches() {
        return Stream.of(
                removed("a missing watch", WATCHED, 0, COINS, 0, Code.WATCH_MISSING, 0),
                removed("a watch for no reason", COINS, 0, WATCHED, 0, Code.WATCH_INVALID, 0),
                payload("a watcher", WATCHED, 0, replace("\"hold\":true", "\"hold\":false"), Code.WATCH_INVALID, 0),
                new Case("a missing alarm", Code.ALARM_MISSING, -1, log -> {
                    log.remove(log.position(ALARM, 0));
                    return -1;
                }),
                payload(
                        "an alarm for nobody",
                        ALARM,
                        0,
                        replace("\"watchers\":\\[\"[^\"]*\"\\]", "\"watchers\":[]"),
                        Code.WATCH_INVALID,
                        0),
                payload(
                        "a held coin let through",
                        ALARM,
                        0,
                        replace("\"held\":true", "\"held\":false"),
                        Code.HELD_COIN_WRONG,
                        2),
                new Case("a held coin credited", Code.SETTLEMENT_WRONG, -1, log -> {
                    long position = log.position("deposit.DepositSettled", 4);
                    log.payload(position, replace("\"HELD\"", "\"CREDITED\""));
                    return -1;
                }),
                new Case("a coin released twice", Code.HELD_COIN_WRONG, 2, log -> repeat(log, RELEASED, 9)),
                payload(
                        "a release of more",
                        RELEASED,
                        0,
                        replace("\"minorUnits\":2\\b", "\"minorUnits\":9"),
                        Code.HELD_COIN_WRONG,
                        9));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void is_found(Case tampering) throws Exception {
        try (TamperedLog log = new TamperedLog(ledger)) {
            long position = tampering.change().make(log);
            requireFound(tampering, position, log.replay(folder));
        }
    }
}
