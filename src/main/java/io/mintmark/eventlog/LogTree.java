package io.mintmark.eventlog;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.log.Checkpoint;
import io.mintmark.crypto.log.ConsistencyProof;
import io.mintmark.crypto.log.Frontier;
import io.mintmark.crypto.log.HashSource;
import io.mintmark.crypto.log.MerkleHash;
import io.mintmark.crypto.log.NoteSigningKey;
import io.mintmark.crypto.log.SignedCheckpoint;
import io.mintmark.crypto.log.Tile;
import io.mintmark.crypto.log.TileHashes;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The tree over the sealed log. It follows the positions: hashes, checkpoint and size change in one transaction, so what a crash
 * leaves undone is done again from the same place, and a log that had no tree yet gets one.
 *
 * <p>A checkpoint is signed only if the tree, as it is stored, begins with all that the last one covered,
 * and with all that the memory beside the database says was ever signed.
 */
public final class LogTree {
    /** Most events from one checkpoint to the next. */
    public static final int MAX_EVENTS = 1_000;

    private static final String HEAD = "select tree_size from log_head";

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final SealedLog sealed;
    private final StoredTiles tiles;
    private final Checkpoints checkpoints;
    private final NoteSigningKey key;
    private final CheckpointMemory memory;
    private final Clock clock;

    /**
     * Over the database of a sealed log.
     *
     * @param key of the log
     * @param memory of what was signed, beside the database's own
     */
    public LogTree(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            SealedLog sealed,
            NoteSigningKey key,
            CheckpointMemory memory,
            Clock clock) {
        this.database = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.sealed = sealed;
        this.tiles = new StoredTiles(database);
        this.checkpoints = new Checkpoints(dataSource);
        this.key = key;
        this.memory = memory;
        this.clock = clock;
    }

    /** Adds the next sealed events, at most {@link #MAX_EVENTS}, and signs the result; returns how many, 0 while another node does. */
    public int grow() {
        if (sealed.head() <= size()) {
            return 0; // without a lock, since this is what an idle bank does all day
        }
        Integer grown = transaction.execute(status ->
                head(HEAD + " for update skip locked").map(this::growAfter).orElse(0));
        return Objects.requireNonNull(grown);
    }

    private Optional<Long> head(String statement) {
        return database.query(statement, (row, number) -> row.getLong("tree_size"), new Object[0]).stream()
                .findAny();
    }

    private int growAfter(long size) {
        List<SealedEvent> events = sealed.read(size, MAX_EVENTS);
        if (!events.isEmpty()) {
            Frontier frontier = Frontier.of(hashes(), size);
            NewTileHashes grown = new NewTileHashes();
            events.forEach(event -> frontier.append(event.entry().leafHash(), grown));
            grown.store(tiles, size);
            database.update("update log_head set tree_size = ?", frontier.size());
            checkpoints.add(sign(size, frontier), clock.instant());
        }
        return events.size();
    }

    private SignedCheckpoint sign(long before, Frontier frontier) {
        Checkpoint next = new Checkpoint(key.verifierKey().name(), frontier.size(), frontier.root());
        Optional<SignedCheckpoint> last = checkpoints.newest();
        if (before != last.map(signed -> signed.checkpoint().size()).orElse(0L)) {
            throw new IllegalStateException("the log's tree has another size than the last checkpoint");
        }
        try {
            for (SignedCheckpoint signed :
                    Stream.concat(last.stream(), memory.last().stream()).toList()) {
                requireContinued(signed, next);
            }
        } catch (VerificationFailedException | IllegalArgumentException e) {
            throw new IllegalStateException("the log is not the one that was signed: nothing more is signed", e);
        }
        SignedCheckpoint checkpoint = key.sign(next);
        memory.keep(checkpoint);
        return checkpoint;
    }

    /** Signed once means that every later tree begins with that one. */
    private void requireContinued(SignedCheckpoint signed, Checkpoint next) throws VerificationFailedException {
        signed.verify(key.verifierKey());
        Checkpoint earlier = signed.checkpoint();
        if (earlier.size() > next.size()) {
            throw new VerificationFailedException("a larger tree was signed before, of " + earlier.size());
        }
        ConsistencyProof.of(hashes(), earlier.size(), next.size()).verify(earlier.root(), next.root());
    }

    /** The number of leaves. */
    public long size() {
        return head(HEAD).orElseThrow();
    }

    /** All that was signed. */
    public Checkpoints checkpoints() {
        return checkpoints;
    }

    /** The hashes as they are stored, for one proof. */
    public HashSource hashes() {
        return new TileHashes(tiles);
    }

    /** The hashes of a tile, if there are as many. */
    public Optional<Bytes> tile(Tile tile) {
        int size = tile.width() * MerkleHash.SIZE;
        return tiles.find(tile.level(), tile.index())
                .filter(hashes -> hashes.size() >= size)
                .map(hashes -> Bytes.copyOf(Arrays.copyOf(hashes.toArray(), size)));
    }
}
