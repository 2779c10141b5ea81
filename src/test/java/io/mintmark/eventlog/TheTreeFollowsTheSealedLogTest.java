package io.mintmark.eventlog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.TestDatabase;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.log.Checkpoint;
import io.mintmark.crypto.log.ConsistencyProof;
import io.mintmark.crypto.log.Frontier;
import io.mintmark.crypto.log.InclusionProof;
import io.mintmark.crypto.log.MerkleHash;
import io.mintmark.crypto.log.NoteSigningKey;
import io.mintmark.crypto.log.SignedCheckpoint;
import io.mintmark.crypto.log.Tile;
import io.mintmark.crypto.log.VerifierKey.Use;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
@Timeout(120)
class TheTreeFollowsTheSealedLogTest {
    private static final NoteSigningKey KEY = new NoteSigningKey("mintmark/test", Use.NOTE, new byte[32]);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @Parameter
    TestDatabase.Kind kind;

    @TempDir
    Path directory;

    private TestDatabase database;
    private Node node;
    private LogTree tree;
    private int appended;
    private CheckpointMemory memory = CheckpointMemory.NONE;

    /** What a file beside the keys is for the bank. */
    private static final class Kept implements CheckpointMemory {
        private Optional<SignedCheckpoint> kept = Optional.empty();

        @Override
        public Optional<SignedCheckpoint> last() {
            return kept;
        }

        @Override
        public void keep(SignedCheckpoint checkpoint) {
            kept = Optional.of(checkpoint);
        }
    }

    @BeforeEach
    void start() {
        database = kind.create(directory);
        node = Node.on(database);
        tree = tree(database, KEY);
    }

    @AfterEach
    void stop() {
        node.close();
        database.close();
    }

    private LogTree tree(TestDatabase on, NoteSigningKey key) {
        return new LogTree(on.dataSource(), on.transactions(), node.sealed(), key, memory, CLOCK);
    }

    private void seal(int events) {
        node.append(IntStream.range(appended, appended + events)
                .mapToObj(Node::first)
                .toArray(io.mintmark.ledger.EventStreams.Placed[]::new));
        appended += events;
        while (node.sealed().seal() > 0) {
            // until all are
        }
    }

    private Bytes rootOfSealed(int size) {
        Frontier frontier = new Frontier();
        node.sealed()
                .read(0, size)
                .forEach(event -> frontier.append(event.entry().leafHash()));
        return frontier.root();
    }

    private Checkpoint newest() throws Exception {
        SignedCheckpoint newest = tree.checkpoints().newest().orElseThrow();
        newest.verify(KEY.verifierKey());
        return newest.checkpoint();
    }

    @Test
    void an_empty_log_has_no_checkpoint() {
        assertEquals(0, tree.grow());
        assertTrue(tree.checkpoints().newest().isEmpty());
    }

    @Test
    void each_growth_ends_with_a_signed_checkpoint_over_all_sealed_events() throws Exception {
        int size = 0;
        for (int more : List.of(1, 2, 250, 4, 300)) {
            seal(more);
            size += more;
            assertEquals(more, tree.grow());
            assertEquals(new Checkpoint("mintmark/test", size, rootOfSealed(size)), newest());
        }
        assertEquals(5, tree.checkpoints().from(0, 100).size());
        assertEquals(3, tree.checkpoints().from(4, 100).size());
        assertTrue(tree.checkpoints().at(253).isPresent());
        assertTrue(tree.checkpoints().at(254).isEmpty());
    }

    @Test
    void a_log_that_had_no_tree_gets_one_a_thousand_events_at_a_time() throws Exception {
        seal(2 * LogTree.MAX_EVENTS + 10);
        assertEquals(LogTree.MAX_EVENTS, tree.grow());
        assertEquals(LogTree.MAX_EVENTS, tree.grow());
        assertEquals(10, tree.grow());
        assertEquals(0, tree.grow());
        assertEquals(rootOfSealed(2 * LogTree.MAX_EVENTS + 10), newest().root());
    }

    @Test
    void proofs_come_from_the_stored_hashes() throws Exception {
        seal(300);
        tree.grow();
        Bytes earlier = newest().root();
        seal(400);
        tree.grow();
        Bytes root = newest().root();
        ConsistencyProof.of(tree.hashes(), 300, 700).verify(earlier, root);
        for (SealedEvent event : node.sealed().read(0, 700)) {
            InclusionProof.of(tree.hashes(), event.entry().index(), 700)
                    .verify(event.entry().leafHash(), root);
        }
    }

    @Test
    void tiles_are_served_as_wide_as_asked_for_when_there_are_as_many_hashes() {
        seal(300);
        tree.grow();
        List<Bytes> leaves = new ArrayList<>();
        node.sealed().read(0, 300).forEach(event -> leaves.add(event.entry().leafHash()));
        Bytes full = tree.tile(new Tile(0, 0, 256)).orElseThrow();
        assertEquals(256 * MerkleHash.SIZE, full.size());
        assertEquals(leaves.getFirst().hex(), full.hex().substring(0, 64));
        Bytes partial = tree.tile(new Tile(0, 1, 44)).orElseThrow();
        assertEquals(leaves.getLast().hex(), partial.hex().substring(43 * 64));
        assertEquals(
                leaves.get(256).hex(),
                tree.tile(new Tile(0, 1, 1)).orElseThrow().hex());
        assertTrue(tree.tile(new Tile(0, 1, 45)).isEmpty());
        assertTrue(tree.tile(new Tile(0, 2, 1)).isEmpty());
        assertTrue(tree.tile(new Tile(1, 0, 1)).isPresent());
        assertTrue(tree.tile(new Tile(1, 0, 2)).isEmpty());
    }

    @Test
    void what_a_crash_left_undone_is_done_from_the_same_place() throws Exception {
        seal(5);
        tree.grow();
        seal(5);
        node.inTransaction(() -> database.sql().update("insert into log_checkpoint values (10, ?, 'x')", new byte[1]));
        assertThrows(RuntimeException.class, tree::grow); // fails as late as possible
        assertEquals(5, tree.size());
        database.sql().update("delete from log_checkpoint where tree_size = 10");
        assertEquals(5, tree(database, KEY).grow());
        assertEquals(rootOfSealed(10), newest().root());
    }

    @Test
    void one_node_at_a_time_lets_it_grow() {
        seal(5);
        try (TestDatabase another = database.another()) {
            node.inTransaction(() -> {
                database.sql().queryForList("select * from log_head for update");
                assertEquals(0, tree(another, KEY).grow());
            });
            assertEquals(5, tree(another, KEY).grow());
        }
        assertEquals(0, tree.grow());
    }

    @Test
    void nothing_is_signed_over_hashes_that_have_changed() {
        seal(5);
        tree.grow();
        byte[] hashes = database.sql().queryForObject("select hashes from log_tile", byte[].class);
        hashes[40] ^= 1;
        database.sql().update("update log_tile set hashes = ?", hashes);
        assertSignsNoMore();
    }

    @Test
    void nothing_is_signed_after_hashes_were_lost() {
        seal(5);
        tree.grow();
        byte[] hashes = database.sql().queryForObject("select hashes from log_tile", byte[].class);
        database.sql().update("update log_tile set hashes = ?", java.util.Arrays.copyOf(hashes, 4 * MerkleHash.SIZE));
        assertSignsNoMore();
    }

    @Test
    void nothing_is_signed_after_a_checkpoint_was_lost() {
        seal(5);
        tree.grow();
        database.sql().update("delete from log_checkpoint");
        assertSignsNoMore();
    }

    @Test
    void nothing_is_signed_after_a_checkpoint_was_exchanged() {
        seal(5);
        tree.grow();
        Checkpoint other = new Checkpoint("mintmark/test", 5, MerkleHash.EMPTY);
        database.sql()
                .update("update log_checkpoint set note = ?", KEY.sign(other).encode());
        assertSignsNoMore();
    }

    @Test
    void nothing_is_signed_after_another_keys_checkpoint() {
        seal(5);
        byte[] seed = new byte[32];
        seed[0] = 1;
        tree(database, new NoteSigningKey("mintmark/test", Use.NOTE, seed)).grow();
        assertSignsNoMore();
    }

    @Test
    void nothing_is_signed_when_the_tree_was_set_back() {
        seal(5);
        tree.grow();
        seal(5);
        tree.grow();
        database.sql().update("update log_head set tree_size = 5");
        assertSignsNoMore();
    }

    /** The tables are as they were at 5 leaves; what is sealed next is not what it was. */
    @Test
    void nothing_is_signed_by_a_database_that_has_forgotten_what_was_signed() {
        memory = new Kept();
        tree = tree(database, KEY);
        seal(5);
        tree.grow();
        byte[] hashes = database.sql().queryForObject("select hashes from log_tile", byte[].class);
        seal(5);
        tree.grow();
        SignedCheckpoint forgotten = memory.last().orElseThrow();
        assertEquals(10, forgotten.checkpoint().size());
        database.sql().update("delete from log_checkpoint where tree_size = 10");
        database.sql().update("update log_head set tree_size = 5");
        database.sql().update("update log_tile set hashes = ?", hashes);
        database.sql().update("update event set recorded_at = 'another day' where stream = 'stream/9'");
        assertSignsNoMore();
        database.sql().update("delete from sealed_event where position > 7");
        database.sql().update("update seal_head set position = 7");
        assertThrows(IllegalStateException.class, tree::grow); // smaller than what was signed
        assertEquals(Optional.of(forgotten), memory.last());
    }

    private void assertSignsNoMore() {
        seal(1);
        long stored = node.count("log_checkpoint");
        long size = tree.size();
        assertThrows(IllegalStateException.class, tree::grow);
        assertEquals(stored, node.count("log_checkpoint"));
        assertEquals(size, tree.size());
    }

    @Test
    void a_witness_signature_is_kept_once_and_served_with_its_checkpoint() throws Exception {
        seal(5);
        tree.grow();
        Checkpoint checkpoint = newest();
        NoteSigningKey witness = new NoteSigningKey("witness.example", Use.COSIGNATURE, new byte[32]);
        Instant now = CLOCK.instant();
        tree.checkpoints().cosign(5, witness.cosign(checkpoint, now), now);
        byte[] first = tree.checkpoints().newest().orElseThrow().encode();
        tree.checkpoints().newest().orElseThrow().verifyCosignature(witness.verifierKey());
        tree.checkpoints().cosign(5, witness.cosign(checkpoint, now.plusSeconds(9)), now);
        assertArrayEquals(first, tree.checkpoints().newest().orElseThrow().encode());
    }

    @Test
    void an_event_has_a_position_once_it_is_sealed() {
        node.append(Node.first(7));
        assertTrue(node.sealed().positionOf("stream/7", 0).isEmpty());
        node.sealed().seal();
        assertEquals(1, node.sealed().positionOf("stream/7", 0).orElseThrow());
        assertTrue(node.sealed().positionOf("stream/7", 1).isEmpty());
    }

    @Test
    void a_thread_of_its_own_lets_the_tree_follow() throws Exception {
        TreeGrower grower = new TreeGrower(tree);
        grower.start();
        try {
            seal(3);
            while (tree.size() < 3) {
                Thread.onSpinWait();
            }
        } finally {
            grower.stop();
        }
        assertEquals(rootOfSealed(3), newest().root());
    }
}
