package io.mintmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.TestDatabase;
import io.mintmark.bank.Eventually;
import io.mintmark.bank.RunningBank;
import io.mintmark.bank.RunningServer;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.StrictText;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.TracingOrder;
import io.mintmark.ecash.TracingOrder.Subject;
import io.mintmark.ecash.WalletWithdrawal;
import io.mintmark.ledger.account.LoadedAccount;
import io.mintmark.trustee.EvidenceRefusal;
import io.mintmark.trustee.EvidenceRefusedException;
import io.mintmark.wire.CoinDocument;
import io.mintmark.wire.Reason;
import io.mintmark.wire.Statement;
import io.mintmark.wire.TracingMessages;
import java.nio.file.Path;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the withdrawal to the opening, with everybody on a side of his own and nothing between them but HTTP. */
class TrusteesTraceOverHttpTest {
    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static ApiClient anybody;
    private static Court court;
    private static ApiWallet shop;

    @BeforeAll
    static void start() {
        server = RunningServer.start(RunningBank.newUrl(TestDatabase.Kind.H2, folder), folder);
        anybody = ApiClient.of(server);
        anybody.as(server, Role.OPERATOR)
                .post("/v1/denominations", ApiWallet.denominations())
                .expect(201);
        court = new Court(server, anybody);
        shop = new ApiWallet(server, anybody, "Shop").open();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ApiWallet rich(String name) {
        return new ApiWallet(server, anybody, name).open().cashIn(10_000);
    }

    private static Payment deposited(ApiWallet payer, OwnedCoin... coins) {
        Payment payment = payer.pay(shop, List.of(coins));
        shop.client.postWithoutKey("/v1/deposits", shop.deposit(payment)).expect(200);
        return payment;
    }

    private static void approve(int trustee, TracingOrder order) throws Exception {
        court.desk(trustee, folder).approve(order.content().id(), (done, total) -> {});
    }

    @Test
    void who_paid_is_found_by_two_of_three_though_one_refuses() throws Exception {
        ApiWallet alice = rich("Alice");
        Payment payment = deposited(alice, alice.withdraw(1).getFirst());
        TracingOrder order = court.taken(new Subject.OfPayment(payment.id()), false);
        court.desk(2, folder).refuse(order.content().id(), "not serious enough");
        approve(1, order);
        assertEquals(null, court.results(order).results().getFirst().payer());
        approve(3, order);
        TracingMessages.Result result = court.results(order).results().getFirst();
        assertEquals(
                new TracingMessages.Payer(
                        ApiWallet.text(payment.id().value()),
                        alice.wallet.accountId.value(),
                        ApiWallet.text(Bytes.copyOf(
                                alice.wallet.identityKey.verifyingKey().encode()))),
                result.payer());
        assertEquals(List.of(1, 3), result.trustees());
        EvidenceRefusedException refusal = assertThrows(
                EvidenceRefusedException.class,
                () -> court.desk(1, folder).refuse(order.content().id(), "after all"));
        assertEquals(EvidenceRefusal.DECIDED_OTHERWISE, refusal.reason());
        Eventually.holds("the counts", () -> month("payment").openings() == 1);
        assertEquals(1, month("payment").refusals());
        assertEquals(2, month("payment").approvals());
    }

    private static TracingMessages.Month month(String kind) {
        return anybody.get("/v1/tracing-statistics").expect(200).as(TracingMessages.Statistics.class).months().stream()
                .filter(month -> month.kind().equals(kind))
                .findFirst()
                .orElse(new TracingMessages.Month("", kind, 0, 0, 0, 0));
    }

    @Test
    void the_coins_of_an_account_are_found_and_held_when_they_come_and_its_holder_is_told() throws Exception {
        ApiWallet bob = rich("Bob");
        List<OwnedCoin> first = bob.withdraw(1, 2);
        List<OwnedCoin> second = bob.withdraw(4);
        Payment before = deposited(bob, first.getFirst());
        long balance = balanceOfShop();
        TracingOrder order = court.taken(Court.coinsUntilNow(bob.wallet.accountId), true);
        approve(1, order);
        assertEquals(
                0,
                court.desk(1, folder).approve(order.content().id(), (done, total) -> {}),
                "nothing is left after all is shared");
        approve(3, order);
        List<TracingMessages.Result> results = court.results(order).results();
        assertEquals(serials(first), serials(results.get(0)));
        assertEquals(serials(second), serials(results.get(1)));
        assertEquals(
                ApiWallet.text(before.id().value()),
                results.get(0).coins().getFirst().spentIn());
        deposited(bob, second.getFirst());
        assertEquals(balance, balanceOfShop(), "held");
        String coin = "/v1/coins/" + serials(second).getFirst();
        ApiClient compliance = anybody.as(server, Role.COMPLIANCE);
        Eventually.holds(
                "the coin is held",
                () -> compliance.get(coin).expect(200).as(CoinDocument.class).held());
        compliance.post(coin + "/release", new Reason("it was given back")).expect(200);
        assertEquals(balance + 4, balanceOfShop(), "credited after all");
        Eventually.holds("its holder is told", () -> tracings(bob).equals(List.of("account")));
    }

    /** As the ledger has it: the read model follows later. */
    private static long balanceOfShop() {
        return LoadedAccount.of(server.bean(EventStore.class), shop.wallet.accountId)
                .balance()
                .minorUnits();
    }

    private static List<String> tracings(ApiWallet holder) {
        return holder.client.get(holder.path() + "/statement").expect(200).as(Statement.class).tracings().stream()
                .map(Statement.Tracing::kind)
                .toList();
    }

    private static List<String> serials(List<OwnedCoin> coins) {
        return coins.stream()
                .map(coin -> StrictText.encodeBase64Url(coin.coin().serial().encode()))
                .toList();
    }

    private static List<String> serials(TracingMessages.Result result) {
        return result.coins().stream().map(TracingMessages.Coin::serial).toList();
    }

    @Test
    void stolen_coins_are_watched_without_any_trustee() {
        ApiWallet carol = rich("Carol");
        WalletWithdrawal.Requested requested = carol.request(1, 2);
        List<OwnedCoin> coins = carol.withdraw(requested);
        String v = StrictText.encodeBase64Url(
                carol.wallet.revealEscrow(requested.request(), 1).encode());
        var report = new TracingMessages.StolenCoins(
                ApiWallet.text(requested.request().withdrawalId().value()),
                List.of(new TracingMessages.StolenCoin(1, v)));
        TracingMessages.Watched watched = carol.client
                .postWithoutKey(carol.path() + "/stolen-coins", report)
                .expect(200)
                .as(TracingMessages.Watched.class);
        assertEquals(serials(coins.subList(1, 2)), watched.serials());
        deposited(carol, coins.get(1));
        ApiClient compliance = anybody.as(server, Role.COMPLIANCE);
        Eventually.holds(
                "the alarm",
                () ->
                        compliance
                                .get("/v1/watched-deposits")
                                .expect(200)
                                .as(TracingMessages.Alarms.class)
                                .alarms()
                                .stream()
                                .anyMatch(alarm ->
                                        alarm.serial().equals(watched.serials().getFirst()) && !alarm.held()));
    }
}
