package io.mintmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.TestDatabase;
import io.mintmark.bank.RunningBank;
import io.mintmark.bank.RunningServer;
import io.mintmark.projection.ViewName;
import io.mintmark.wire.Circulation;
import io.mintmark.wire.Views;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AViewIsRebuiltWhileTheServerRunsTest {
    @ParameterizedTest
    @EnumSource
    void each_of_them_and_it_holds_what_it_held(TestDatabase.Kind kind, @TempDir Path folder) throws Exception {
        try (RunningServer server = RunningServer.start(RunningBank.newUrl(kind, folder), folder);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ApiClient anybody = ApiClient.of(server);
            ApiClient operator = anybody.as(server, Role.OPERATOR);
            operator.post("/v1/denominations", ApiWallet.denominations()).expect(201);
            ApiWallet alice = new ApiWallet(server, anybody, "Alice").open().cashIn(100);
            ApiWallet shop = new ApiWallet(server, anybody, "Shop").open();
            var payment = alice.pay(shop, alice.withdraw(1, 2));
            shop.client.postWithoutKey("/v1/deposits", shop.deposit(payment)).expect(200);
            AtomicBoolean done = new AtomicBoolean();
            Future<Integer> going = threads.submit(() -> {
                int paidIn = 0;
                while (!done.get()) {
                    alice.cashIn(1);
                    paidIn++;
                }
                return paidIn;
            });
            for (ViewName view : ViewName.values()) {
                operator.post("/v1/views/" + view + "/rebuild", null).expect(202);
                untilRead(server, operator);
            }
            done.set(true);
            int paidIn = going.get();
            untilRead(server, operator);
            assertTrue(paidIn > 0);
            assertEquals(97 + paidIn, alice.balance());
            assertEquals(3, shop.balance());
            Circulation circulation = anybody.get("/v1/circulation").expect(200).as(Circulation.class);
            assertEquals(100 + paidIn, circulation.balances() + circulation.outstanding());
            assertEquals(11, server.sql().queryForObject("select count(*) from denomination_change", Integer.class));
            assertEquals(2, server.sql().queryForObject("select count(*) from spent_coin", Integer.class));
            operator.post("/v1/views/nothing/rebuild", null).expect(404).problem("not-found");
        }
    }

    @ParameterizedTest
    @EnumSource
    void unless_another_node_feeds_it_and_then_it_is_asked_again_later(TestDatabase.Kind kind, @TempDir Path folder) {
        try (RunningServer server = RunningServer.start(RunningBank.newUrl(kind, folder), folder)) {
            ApiClient operator = ApiClient.of(server).as(server, Role.OPERATOR);
            server.sql()
                    .update(
                            "update token set owner = 'another node', updated_at = ? where processor_name = ?",
                            Instant.now().plus(Duration.ofHours(1)).toString(),
                            ViewName.ACCOUNTS.code());
            String key = "the-key-of-a-rebuild";
            operator.post("/v1/views/accounts/rebuild", null, key).expect(503).problem("busy");
            server.sql().update("update token set owner = null where owner = 'another node'");
            ApiClient.Answer answer =
                    operator.post("/v1/views/accounts/rebuild", null, key).expect(202);
            assertFalse(answer.hit(), "what did not happen is no answer to repeat");
        }
    }

    /** Until every view has read all there is. */
    static void untilRead(RunningServer server, ApiClient operator) throws InterruptedException {
        // Positions have no gaps: so many events, so far it goes, sealed or not yet.
        long until = server.sql().queryForObject("select count(*) from event", Long.class);
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (operator.get("/v1/views").expect(200).as(Views.class).views().stream()
                .anyMatch(view -> view.position() < until)) {
            assertTrue(System.nanoTime() < deadline, "the views do not catch up");
            Thread.sleep(20);
        }
    }
}
