package io.mintmark.eventlog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
@Timeout(60)
class SealerTest {
    @Parameter
    TestDatabase.Kind kind;

    @TempDir
    Path directory;

    private TestDatabase database;
    private Node node;

    @BeforeEach
    void start() {
        database = kind.create(directory);
        node = Node.on(database);
    }

    @AfterEach
    void stop() {
        node.close();
        database.close();
    }

    /** A database that cannot be reached, until it can. */
    private static final class Unreachable extends DelegatingDataSource {
        private final CountDownLatch noticed = new CountDownLatch(1);
        private volatile boolean unreachable = true;

        Unreachable(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (unreachable) {
                noticed.countDown();
                throw new SQLException("unreachable");
            }
            return super.getConnection();
        }
    }

    @Test
    void a_reader_waits_for_the_next_event() throws Exception {
        node.log().sealer().start();
        try (var stream = node.log().source().openStream(null)) {
            assertFalse(stream.hasNextAvailable());
            assertTrue(stream.peek().isEmpty());
            Thread.ofPlatform().start(() -> node.append(Node.first(1)));
            assertEquals(Node.event(1), stream.nextAvailable().getPayload());
            node.append(Node.first(2));
            assertTrue(stream.hasNextAvailable(60, TimeUnit.SECONDS));
            assertEquals(Node.event(2), stream.peek().orElseThrow().getPayload());
            assertEquals(Node.event(2), stream.nextAvailable().getPayload());
        }
    }

    @Test
    void positions_are_tokens() throws Exception {
        assertEquals(new GlobalSequenceTrackingToken(0), node.log().source().createHeadToken());
        Instant before = Instant.now();
        node.log().sealer().start();
        node.append(Node.first(1), Node.first(2), Node.first(3));
        try (var stream = node.log().source().openStream(new GlobalSequenceTrackingToken(2))) {
            var event = stream.nextAvailable();
            assertEquals(Node.event(3), event.getPayload());
            assertEquals(new GlobalSequenceTrackingToken(3), event.trackingToken());
        }
        assertEquals(new GlobalSequenceTrackingToken(0), node.log().source().createTailToken());
        assertEquals(new GlobalSequenceTrackingToken(3), node.log().source().createHeadToken());
        assertEquals(new GlobalSequenceTrackingToken(0), node.log().source().createTokenAt(before.minusSeconds(1)));
        assertEquals(new GlobalSequenceTrackingToken(3), node.log().source().createTokenAt(before.plusSeconds(3_600)));
        var foreign = GapAwareTrackingToken.newInstance(1, java.util.Set.of());
        assertThrows(IllegalArgumentException.class, () -> node.log().source().openStream(foreign));
    }

    @Test
    void what_another_node_has_sealed_is_noticed() throws Exception {
        node.log().sealer().start();
        try (TestDatabase otherDatabase = database.another();
                Node other = Node.on(otherDatabase);
                var stream = node.log().source().openStream(null)) {
            other.log().sealer().start();
            other.append(Node.first(1));
            assertEquals(Node.event(1), stream.nextAvailable().getPayload());
        }
    }

    @Test
    void a_sealer_outlives_failures_of_the_database() throws Exception {
        var numbers = TransactionNumbers.of(database.dataSource(), database.transactions(), database.url());
        var dataSource = new Unreachable(database.dataSource());
        var sealer = new Sealer(new SealedLog(dataSource, new JdbcTransactionManager(dataSource), numbers));
        sealer.start();
        try {
            dataSource.noticed.await();
            dataSource.unreachable = false;
            node.append(Node.first(1));
            assertTrue(sealer.awaitAfter(0, 60, TimeUnit.SECONDS));
        } finally {
            sealer.stop();
        }
    }

    @Test
    void a_stopped_sealer_seals_no_more_until_it_is_started_again() throws Exception {
        Sealer sealer = node.log().sealer();
        sealer.start();
        sealer.start();
        sealer.stop();
        sealer.stop();
        node.append(Node.first(1));
        assertEquals(0, node.sealed().head());
        sealer.start();
        assertTrue(sealer.awaitAfter(0, 60, TimeUnit.SECONDS));
        assertEquals(1, node.sealed().head());
    }

    @Test
    void a_hole_in_the_log_is_noticed_by_the_reader() throws Exception {
        node.append(Node.first(1), Node.first(2), Node.first(3));
        node.log().sealer().start();
        assertTrue(node.log().sealer().awaitAfter(2, 60, TimeUnit.SECONDS));
        database.sql().update("delete from sealed_event where position = 2");
        assertThrows(IllegalStateException.class, () -> node.sealed().read(0, 10));
    }
}
