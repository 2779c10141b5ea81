package io.mintmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.TestDatabase;
import io.mintmark.bank.RunningBank;
import io.mintmark.bank.RunningServer;
import io.mintmark.wire.CashMovement;
import io.mintmark.wire.Reason;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ARepeatedCommandGetsTheSameAnswerTest {
    private static final String KEY = "a-key-of-16-or-more";
    private static final CashMovement TEN = new CashMovement(10, "EUR", "receipt");

    @ParameterizedTest
    @EnumSource
    void and_another_one_with_its_key_is_refused_also_after_a_restart(TestDatabase.Kind kind, @TempDir Path folder) {
        String url = RunningBank.newUrl(kind, folder);
        String path;
        String first;
        String opened;
        try (RunningServer server = RunningServer.start(url, folder)) {
            ApiClient teller = teller(server);
            ApiWallet alice = new ApiWallet(server, ApiClient.of(server), "Alice");
            var opening = alice.opening();
            opened = teller.post("/v1/accounts", opening, "the-key-of-an-opening")
                    .expect(201)
                    .text();
            ApiClient.Answer repeated = teller.post("/v1/accounts", opening, "the-key-of-an-opening");
            assertEquals(opened, repeated.text());
            assertTrue(repeated.hit());
            path = alice.path() + "/cash-ins";
            first = answered(teller, path);
            aNonceIsUsedOnce(teller, alice, server);
            aRefusalIsNotStored(teller, path);
        }
        try (RunningServer server = RunningServer.start(url, folder)) {
            ApiClient teller = teller(server);
            ApiClient.Answer again = teller.post(path, TEN, KEY).expect(201);
            assertTrue(again.hit());
            assertEquals(first, again.text());
            teller.post(path, new CashMovement(11, "EUR", "receipt"), KEY)
                    .expect(422)
                    .problem("idempotency-key-reused");
            assertEquals(1, cashIns(server));
            anotherCallerMayHaveTheSameKey(server, path);
            thereIsAnEndToIt(server);
        }
    }

    private static ApiClient teller(RunningServer server) {
        return ApiClient.of(server).as(server, Role.TELLER);
    }

    private static String answered(ApiClient teller, String path) {
        ApiClient.Answer first = teller.post(path, TEN, KEY).expect(201);
        assertFalse(first.hit());
        ApiClient.Answer second = teller.post(path, TEN, KEY).expect(201);
        assertTrue(second.hit());
        assertEquals(first.text(), second.text());
        teller.post(path, new CashMovement(11, "EUR", "receipt"), KEY)
                .expect(422)
                .problem("idempotency-key-reused");
        teller.post(path.replace("cash-ins", "cash-outs"), TEN, KEY).expect(422).problem("idempotency-key-reused");
        teller.postWithoutKey(path, TEN).expect(400).problem("idempotency-key-missing");
        teller.post(path, TEN, "short").expect(400).problem("idempotency-key-missing");
        return first.text();
    }

    private static void aNonceIsUsedOnce(ApiClient teller, ApiWallet alice, RunningServer server) {
        ApiWallet bob = new ApiWallet(server, ApiClient.of(server), "Bob");
        String used = alice.opening().nonce();
        teller.post("/v1/accounts", bob.opening(used)).expect(201);
        ApiWallet carol = new ApiWallet(server, ApiClient.of(server), "Carol");
        teller.post("/v1/accounts", carol.opening(used)).expect(422).problem("nonce-unknown");
        teller.get(carol.path()).expect(404).problem("not-found");
    }

    private static void aRefusalIsNotStored(ApiClient teller, String path) {
        String out = path.replace("cash-ins", "cash-outs");
        CashMovement twenty = new CashMovement(20, "EUR", "receipt");
        teller.post(out, twenty, "a-key-of-a-refusal").expect(409).problem("insufficient-funds");
        teller.post(out, twenty, "a-key-of-a-refusal").expect(409).problem("insufficient-funds");
        teller.post(out, new CashMovement(1, "EUR", "receipt"), "a-key-of-a-refusal")
                .expect(201);
    }

    private static void anotherCallerMayHaveTheSameKey(RunningServer server, String path) {
        ApiClient compliance = ApiClient.of(server).as(server, Role.COMPLIANCE);
        ApiClient.Answer answer = compliance
                .post(path.replace("cash-ins", "freeze"), new Reason("a look at it"), KEY)
                .expect(200);
        assertFalse(answer.hit());
    }

    private static void thereIsAnEndToIt(RunningServer server) {
        Repeats repeats = server.bean(Repeats.class);
        assertEquals(0, repeats.purge(Instant.EPOCH));
        assertTrue(repeats.purge(Instant.now().plusSeconds(1)) > 0);
        assertEquals(0, server.sql().queryForObject("select count(*) from idempotency", Integer.class));
    }

    private static int cashIns(RunningServer server) {
        return server.sql()
                .queryForObject("select count(*) from event where payload_type = 'account.CashedIn.v1'", Integer.class);
    }

    /** Two nodes of one bank: only the table knows of both. */
    @ParameterizedTest
    @EnumSource(names = "POSTGRESQL")
    void however_many_send_it_at_once_to_whichever_node(TestDatabase.Kind kind, @TempDir Path folder) throws Exception {
        String url = RunningBank.newUrl(kind, folder);
        try (RunningServer one = RunningServer.start(url, folder);
                RunningServer two = RunningServer.start(url, folder);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ApiWallet alice = new ApiWallet(one, ApiClient.of(one), "Alice").open();
            List<ApiClient> tellers = List.of(teller(one), teller(two));
            String path = alice.path() + "/cash-ins";
            for (int round = 0; round < 10; round++) {
                String key = "the-key-of-round-" + round;
                List<Callable<ApiClient.Answer>> calls = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    ApiClient teller = tellers.get(i % 2);
                    calls.add(() -> teller.post(path, TEN, key));
                }
                for (Future<ApiClient.Answer> answer : threads.invokeAll(calls)) {
                    if (answer.get().status() != 201) {
                        answer.get().problem("still-running");
                    }
                }
                assertEquals(round + 1, cashIns(one));
            }
        }
    }
}
