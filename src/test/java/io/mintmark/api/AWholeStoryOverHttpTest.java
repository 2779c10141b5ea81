package io.mintmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.TestDatabase;
import io.mintmark.bank.RunningBank;
import io.mintmark.bank.RunningServer;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.ecash.DoubleSpend;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.Serial;
import io.mintmark.ecash.SpentStatement;
import io.mintmark.wire.Circulation;
import io.mintmark.wire.DepositMessages;
import io.mintmark.wire.DoubleSpends;
import io.mintmark.wire.KeyListDocument;
import io.mintmark.wire.SpentSerials;
import io.mintmark.wire.Statement;
import io.mintmark.wire.Views;
import io.mintmark.wire.WithdrawalMessages;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AWholeStoryOverHttpTest {
    private RunningServer server;
    private ApiClient anybody;
    private ApiClient compliance;
    private ApiClient auditor;

    @ParameterizedTest
    @EnumSource
    void two_accounts_coins_a_payment_a_double_spend_and_books_that_add_up(TestDatabase.Kind kind, @TempDir Path folder)
            throws Exception {
        try (RunningServer running = RunningServer.start(RunningBank.newUrl(kind, folder), folder)) {
            server = running;
            anybody = ApiClient.of(server);
            compliance = anybody.as(server, Role.COMPLIANCE);
            auditor = anybody.as(server, Role.AUDITOR);
            anybody.as(server, Role.OPERATOR)
                    .post("/v1/denominations", ApiWallet.denominations())
                    .expect(201);
            theKeyListHasATag();
            ApiWallet alice = new ApiWallet(server, anybody, "Alice").open().cashIn(100);
            ApiWallet shop = new ApiWallet(server, anybody, "Shop").open();
            List<OwnedCoin> coins = alice.withdraw(1, 2, 4);
            Payment payment = alice.pay(shop, coins);
            depositedOnceAndAgain(shop, payment);
            Payment twice = alice.pay(shop, coins.subList(0, 1));
            DepositMessages.CoinResult caught = depositedTwice(shop, twice);
            theEvidenceNamesThePayer(alice, caught, payment, twice);
            thePayerIsFrozen(alice);
            theBooksAddUp(alice, shop);
            theSpentCoinsAreSigned(payment);
            theWithdrawalIsThereForARestoredWallet(alice);
            everyCommandsEventsNameTheirRequest();
            everythingWasCounted(shop);
        }
    }

    private void theKeyListHasATag() {
        ApiClient.Answer answer = anybody.get("/v1/keys").expect(200);
        KeyListDocument keys = answer.as(KeyListDocument.class);
        assertEquals(11, keys.number());
        assertEquals("\"" + keys.head() + "\"", answer.etag().orElseThrow());
        assertEquals(
                "",
                anybody.getUnless("/v1/keys", answer.etag().orElseThrow())
                        .expect(304)
                        .text());
    }

    private void depositedOnceAndAgain(ApiWallet shop, Payment payment) {
        DepositMessages.Request deposit = shop.deposit(payment);
        ApiClient.Answer first =
                shop.client.postWithoutKey("/v1/deposits", deposit).expect(200);
        assertFalse(first.hit());
        assertEquals(7, first.as(DepositMessages.Result.class).credited().amount());
        ApiClient.Answer repeat =
                shop.client.postWithoutKey("/v1/deposits", deposit).expect(200);
        assertTrue(repeat.hit());
        assertEquals(first.text(), repeat.text());
        assertEquals(
                first.text(),
                shop.client
                        .get("/v1/deposits/" + deposit.depositId())
                        .expect(200)
                        .text());
        DepositMessages.Result again = shop.client
                .postWithoutKey("/v1/deposits", shop.deposit(payment))
                .expect(200)
                .as(DepositMessages.Result.class);
        assertEquals(0, again.credited().amount());
        assertEquals(
                "already-deposited",
                again.payments().getFirst().coins().getFirst().outcome());
        shop.client
                .get("/v1/payments/" + again.payments().getFirst().paymentId())
                .expect(200);
    }

    private DepositMessages.CoinResult depositedTwice(ApiWallet shop, Payment twice) {
        DepositMessages.Result result = shop.client
                .postWithoutKey("/v1/deposits", shop.deposit(twice))
                .expect(200)
                .as(DepositMessages.Result.class);
        DepositMessages.CoinResult coin = result.payments().getFirst().coins().getFirst();
        assertEquals("double-spent", coin.outcome());
        return coin;
    }

    private void theEvidenceNamesThePayer(
            ApiWallet payer, DepositMessages.CoinResult caught, Payment first, Payment second) throws Exception {
        untilEverythingIsRead();
        DoubleSpends.Evidence evidence =
                compliance.get(caught.evidence()).expect(200).as(DoubleSpends.Evidence.class);
        DoubleSpends.Pair pair = evidence.pairs().getFirst();
        assertEquals(List.of(first.toText(), second.toText()), List.of(pair.firstPayment(), pair.secondPayment()));
        assertEquals(payer.wallet.accountId.value(), pair.found().accountId());
        var computed = DoubleSpend.ofEvidence(
                payer.keys(), Payment.ofText(pair.firstPayment()), Payment.ofText(pair.secondPayment()));
        assertEquals(
                payer.wallet.identityKey.verifyingKey().point(),
                computed.getFirst().identityKey());
        assertEquals(
                1,
                compliance
                        .get("/v1/double-spends")
                        .expect(200)
                        .json()
                        .path("cases")
                        .size());
        assertEquals(
                1,
                auditor.get("/v1/coins/" + caught.serial())
                        .expect(200)
                        .json()
                        .path("spent")
                        .path("again")
                        .asInt());
    }

    private void thePayerIsFrozen(ApiWallet payer) {
        assertTrue(
                payer.client.get(payer.path()).expect(200).json().path("frozen").asBoolean());
        var requested = payer.request(1);
        payer.client
                .postWithoutKey("/v1/withdrawals", ApiWallet.message(requested))
                .problem("account-frozen");
    }

    private void theBooksAddUp(ApiWallet payer, ApiWallet shop) {
        Circulation circulation = anybody.get("/v1/circulation").expect(200).as(Circulation.class);
        assertEquals(100, circulation.cashIn() - circulation.cashOut());
        assertEquals(100, circulation.balances() + circulation.outstanding());
        assertEquals(0, circulation.outstanding());
        assertEquals(93, payer.balance());
        assertEquals(7, shop.balance());
        for (ApiWallet one : List.of(payer, shop)) {
            List<Statement.Entry> entries = new ArrayList<>();
            Long after = 0L;
            while (after != null) {
                Statement page = one.client
                        .get(one.path() + "/statement?limit=2&after=" + after)
                        .expect(200)
                        .as(Statement.class);
                entries.addAll(page.entries());
                after = page.next();
            }
            assertEquals(
                    one.balance(),
                    entries.stream().mapToLong(Statement.Entry::amount).sum());
            assertEquals(one.balance(), entries.getLast().balance());
        }
    }

    private void theSpentCoinsAreSigned(Payment payment) throws Exception {
        Serial serial = payment.coins().getFirst().coin().serial();
        SpentSerials spent = anybody.get("/v1/spent/" + ApiWallet.text(serial.prefix()))
                .expect(200)
                .as(SpentSerials.class);
        assertEquals(List.of(StrictText.encodeBase64Url(serial.encode())), spent.serials());
        SpentStatement statement = new SpentStatement(
                server.parameters().id(), serial.prefix(), spent.at(), spent.position(), List.of(serial));
        statement.verify(
                server.parameters().bankKey(),
                Signature.decode(ApiWallet.bytes(spent.signature()).toArray()));
    }

    private void theWithdrawalIsThereForARestoredWallet(ApiWallet holder) {
        WithdrawalMessages.Page page =
                holder.client.get("/v1/withdrawals").expect(200).as(WithdrawalMessages.Page.class);
        String id = page.withdrawals().getFirst().withdrawalId();
        ApiClient.Answer own = holder.client.get("/v1/withdrawals/" + id).expect(200);
        assertEquals("issued", own.json().path("state").asString());
        assertEquals(
                own.text(),
                auditor.get("/v1/withdrawals/" + id + "?accountId=" + holder.wallet.accountId)
                        .expect(200)
                        .text());
        auditor.get("/v1/withdrawals/" + id).problem("missing-field");
    }

    private void everyCommandsEventsNameTheirRequest() {
        List<String> metaData = server.sql()
                .query(
                        "select meta_data from event where payload_type = 'account.CashedIn.v1'",
                        (row, number) -> new String(row.getBytes(1), StandardCharsets.UTF_8));
        assertTrue(metaData.getFirst().matches("\\{\"correlationId\":\"[0-9a-f]{32}\"}"), metaData::getFirst);
    }

    /** Kinds, outcomes and numbers, and nothing about anybody. */
    private void everythingWasCounted(ApiWallet shop) {
        String figures = anybody.get("/metrics").expect(200).text();
        for (String figure : List.of(
                "mintmark_commands_total{kind=\"DepositPayments\",outcome=\"done\"} [1-9]",
                "mintmark_commands_total{kind=\"IssueCoins\",outcome=\"done\"} 1.0",
                "mintmark_commands_total{kind=\"RequestWithdrawal\",outcome=\"done\"} 1.0",
                "mintmark_double_spends_total 1.0",
                "mintmark_deposit_payments_count [1-9]",
                "mintmark_deposit_coins_max [1-9]",
                "mintmark_idempotent_hits_total [1-9]",
                "mintmark_crypto_seconds_count{of=\"deposit\"} [1-9]",
                "mintmark_crypto_seconds_count{of=\"withdrawal\"} [1-9]",
                "mintmark_projection_lag{view=\"accounts\"} 0.0")) {
            String pattern = "(?s).*" + figure.replace("{", "\\{").replace("}", "\\}") + ".*";
            assertTrue(figures.matches(pattern), () -> figure + " is not in " + figures);
        }
        assertFalse(figures.contains(shop.wallet.accountId.value()));
    }

    /** A bounded wait for what comes by itself: the views, and the freeze, which is an event again. */
    private void untilEverythingIsRead() throws InterruptedException {
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (System.nanoTime() < deadline) {
            Views views = auditor.get("/v1/views").expect(200).as(Views.class);
            long events = server.sql().queryForObject("select count(*) from event", Long.class);
            boolean frozen =
                    server.sql().queryForObject("select count(*) from account where frozen", Integer.class) > 0;
            if (frozen && views.views().stream().allMatch(view -> view.position() >= events)) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("the views do not catch up");
    }
}
