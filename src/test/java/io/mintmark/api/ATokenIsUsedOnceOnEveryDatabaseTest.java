package io.mintmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.TestDatabase;
import io.mintmark.bank.TestWallet;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.ecash.HolderToken;
import io.mintmark.ecash.ParamsId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ATokenIsUsedOnceOnEveryDatabaseTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private final TestWallet wallet = new TestWallet("Alice");

    @ParameterizedTest
    @EnumSource
    void of_many_uses_at_once_on_two_nodes_one_succeeds(TestDatabase.Kind kind, @TempDir Path folder) throws Exception {
        try (TestDatabase database = kind.create(folder);
                TestDatabase another = database.another();
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<UsedTokens> nodes = List.of(tokens(database, NOW), tokens(another, NOW));
            HolderToken token = token("the-token-of-them-all", NOW);
            List<Callable<Boolean>> uses = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                UsedTokens node = nodes.get(i % nodes.size());
                uses.add(() -> node.use(token));
            }
            int successes = 0;
            for (Future<Boolean> use : threads.invokeAll(uses)) {
                successes += use.get() ? 1 : 0;
            }
            assertEquals(1, successes);
            assertTrue(nodes.getLast().use(token("another-token-of-one", NOW)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void and_is_forgotten_only_when_it_can_no_longer_be_used(TestDatabase.Kind kind, @TempDir Path folder)
            throws Exception {
        try (TestDatabase database = kind.create(folder)) {
            HolderToken old = token("an-old-token-of-one", NOW);
            HolderToken young = token("a-young-token-of-one", NOW.plusSeconds(30));
            assertTrue(tokens(database, NOW).use(old));
            assertTrue(tokens(database, NOW).use(young));
            Instant later = old.forgettableAt().plus(HolderToken.MAX_SKEW);
            tokens(database, later).purge();
            assertFalse(tokens(database, later).use(old));
            tokens(database, later.plusSeconds(1)).purge();
            assertEquals(
                    List.of("a-young-token-of-one"),
                    database.sql().queryForList("select jti from used_token", String.class));
        }
    }

    private static UsedTokens tokens(TestDatabase database, Instant now) {
        return new UsedTokens(database.sql(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private HolderToken token(String id, Instant issuedAt) throws MalformedException {
        return HolderToken.parse(HolderToken.issue(
                wallet.identityKey,
                wallet.accountId,
                new ParamsId(Bytes.zeros(32)),
                issuedAt,
                Duration.ofSeconds(60),
                id,
                "GET",
                "/v1/accounts",
                new byte[0]));
    }
}
