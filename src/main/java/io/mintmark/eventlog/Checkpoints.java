package io.mintmark.eventlog;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.log.NoteSignature;
import io.mintmark.crypto.log.SignedCheckpoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Everything that the bank ever signed about its log, with what witnesses added. */
public final class Checkpoints {
    private static final String SELECT = "select tree_size, note from log_checkpoint";

    private final JdbcTemplate database;

    /** @param dataSource with the log's tables */
    public Checkpoints(DataSource dataSource) {
        this.database = new JdbcTemplate(dataSource);
    }

    /** The one of the largest tree; none before the first event. */
    public Optional<SignedCheckpoint> newest() {
        return read(SELECT + " order by tree_size desc limit 1").stream().findAny();
    }

    /** The one of a tree of this size. */
    public Optional<SignedCheckpoint> at(long size) {
        return read(SELECT + " where tree_size = ?", size).stream().findAny();
    }

    /** Those of trees of this size and larger ones, from the smallest. */
    public List<SignedCheckpoint> from(long size, int limit) {
        return read(SELECT + " where tree_size >= ? order by tree_size limit ?", size, limit);
    }

    private List<SignedCheckpoint> read(String query, Object... arguments) {
        return database.query(
                query, (row, number) -> cosigned(row.getLong("tree_size"), row.getBytes("note")), arguments);
    }

    private SignedCheckpoint cosigned(long size, byte[] note) {
        try {
            SignedCheckpoint checkpoint = SignedCheckpoint.decode(note);
            for (String line : cosignatures(size)) {
                checkpoint = checkpoint.with(NoteSignature.decode(line));
            }
            return checkpoint;
        } catch (MalformedException e) {
            throw new IllegalStateException("the stored checkpoint of size " + size + " is none", e);
        }
    }

    private List<String> cosignatures(long size) {
        return database.query(
                "select line from log_cosignature where tree_size = ? order by witness",
                (row, number) -> row.getString("line"),
                size);
    }

    void add(SignedCheckpoint checkpoint, Instant signedAt) {
        database.update(
                "insert into log_checkpoint (tree_size, note, signed_at) values (?, ?, ?)",
                checkpoint.checkpoint().size(),
                checkpoint.encode(),
                signedAt.toString());
    }

    /** Keeps a witness' verified cosignature of a stored checkpoint; the first of each witness stays. */
    public void cosign(long size, NoteSignature cosignature, Instant now) {
        database.update(
                "insert into log_cosignature (tree_size, witness, line, received_at)"
                        + " values (?, ?, ?, ?) on conflict do nothing",
                size,
                cosignature.name(),
                cosignature.encode(),
                now.toString());
    }
}
