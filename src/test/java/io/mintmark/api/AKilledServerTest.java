package io.mintmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.TestDatabase;
import io.mintmark.bank.RunningBank;
import io.mintmark.bank.RunningServer;
import io.mintmark.bank.ServeProcess;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.ParamsId;
import io.mintmark.wire.CashMovement;
import io.mintmark.wire.DepositMessages;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills {@code mintmark serve} with SIGKILL among cash-ins and deposits, again and again. */
class AKilledServerTest {
    private static final long SEED = Long.getLong("mintmark.test.seed", 20_261_125L);
    private static final int DEPOSITS = 60;
    private static final int COMMANDS = 3 * DEPOSITS;
    private static final int KILLS = 2;
    private static final int CALLERS = 4;

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final List<DepositMessages.Request> deposits = new ArrayList<>();

    /** By the number of the command, its answer: what was acknowledged, by whichever process. */
    private final Map<Integer, String> acknowledged = new ConcurrentHashMap<>();

    @ParameterizedTest
    @EnumSource
    void has_done_once_whatever_it_has_answered_and_answers_the_same_again(TestDatabase.Kind kind) throws Exception {
        System.out.println("mintmark.test.seed=" + SEED);
        String url = RunningBank.newUrl(kind, folder);
        Callers callers = prepare(url);
        for (int kill = 1; kill <= KILLS; kill++) {
            int known = acknowledged.size();
            int killAfter = 1 + random.nextInt(COMMANDS / (KILLS + 1) - CALLERS);
            try (ServeProcess server = ServeProcess.start(url, folder)) {
                repeatAll(callers, server.port());
                executeUntilKilled(callers, server, killAfter);
            }
            assertTrue(acknowledged.size() >= known + killAfter, acknowledged.size() + " after kill " + kill);
        }
        try (ServeProcess server = ServeProcess.start(url, folder)) {
            repeatAll(callers, server.port());
            Caller caller = callers.at(server.port(), deposits);
            for (int i = 0; i < COMMANDS; i++) {
                if (!acknowledged.containsKey(i)) {
                    acknowledged.put(i, caller.execute(i).text());
                }
            }
            repeatAll(callers, server.port());
        }
        try (RunningServer server = RunningServer.start(url, folder)) {
            ApiClient auditor = ApiClient.of(server).as(server, Role.AUDITOR);
            AViewIsRebuiltWhileTheServerRunsTest.untilRead(server, auditor);
            assertEquals(COMMANDS - DEPOSITS, balance(auditor, callers.alice()));
            assertEquals(DEPOSITS, balance(auditor, callers.shop()));
        }
    }

    private Callers prepare(String url) {
        try (RunningServer server = RunningServer.start(url, folder)) {
            ApiClient anybody = ApiClient.of(server);
            anybody.as(server, Role.OPERATOR)
                    .post("/v1/denominations", ApiWallet.denominations())
                    .expect(201);
            ApiWallet alice = new ApiWallet(server, anybody, "Alice").open().cashIn(DEPOSITS);
            ApiWallet shop = new ApiWallet(server, anybody, "Shop").open();
            long[] ones = LongStream.generate(() -> 1).limit(DEPOSITS).toArray();
            for (OwnedCoin coin : alice.withdraw(ones)) {
                deposits.add(shop.deposit(alice.pay(shop, List.of(coin))));
            }
            return new Callers(server.parameters().id(), server.token(Role.TELLER), alice, shop);
        }
    }

    /** What is acknowledged is what came before the kill, all of it, and no more. */
    private void executeUntilKilled(Callers callers, ServeProcess server, int killAfter) throws Exception {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < COMMANDS; i++) {
            if (!acknowledged.containsKey(i)) {
                open.add(i);
            }
        }
        Caller caller = callers.at(server.port(), deposits);
        AtomicInteger next = new AtomicInteger();
        CountDownLatch enough = new CountDownLatch(killAfter);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                all.add(threads.submit(() -> execute(caller, open, next, enough)));
            }
            enough.await();
            server.kill();
            for (Future<?> each : all) {
                each.get();
            }
        }
    }

    private void execute(Caller caller, List<Integer> open, AtomicInteger next, CountDownLatch enough) {
        try {
            for (int i = next.getAndIncrement(); i < open.size(); i = next.getAndIncrement()) {
                acknowledged.put(open.get(i), caller.execute(open.get(i)).text());
                enough.countDown();
            }
        } catch (UncheckedIOException e) {
            // killed: whether it was done is not known, and it is repeated
        }
    }

    private void repeatAll(Callers callers, int port) {
        Caller caller = callers.at(port, deposits);
        acknowledged.forEach((command, answer) -> {
            ApiClient.Answer again = caller.execute(command);
            assertEquals(answer, again.text(), "command " + command);
            assertTrue(again.hit(), "command " + command);
        });
    }

    private static long balance(ApiClient auditor, ApiWallet wallet) {
        return auditor.get(wallet.path()).expect(200).json().path("balance").asLong();
    }

    /** All that is needed to call a server in another process. */
    private record Callers(ParamsId bank, String teller, ApiWallet alice, ApiWallet shop) {
        Caller at(int port, List<DepositMessages.Request> deposits) {
            ApiClient anybody = ApiClient.at(port);
            return new Caller(anybody.as(teller), anybody.as(bank, shop.wallet), alice.path() + "/cash-ins", deposits);
        }
    }

    /** Commands by their numbers: of each three the first is a deposit, the others are cash-ins. */
    private record Caller(ApiClient teller, ApiClient shop, String cashIns, List<DepositMessages.Request> deposits) {
        ApiClient.Answer execute(int command) {
            return command % 3 == 0
                    ? shop.postWithoutKey("/v1/deposits", deposits.get(command / 3))
                            .expect(200)
                    : teller.post(cashIns, new CashMovement(1, "EUR", "receipt"), "the-key-of-command-" + command)
                            .expect(201);
        }
    }
}
