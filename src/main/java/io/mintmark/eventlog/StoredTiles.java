package io.mintmark.eventlog;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.log.MerkleHash;
import io.mintmark.crypto.log.Tile;
import io.mintmark.crypto.log.TileHashes;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tree's tiles in the database. */
final class StoredTiles implements TileHashes.Reader {
    private final JdbcTemplate database;

    StoredTiles(JdbcTemplate database) {
        this.database = database;
    }

    @Override
    public Bytes read(int level, long index) {
        return find(level, index)
                .orElseThrow(() -> new IllegalStateException("the log's tree lacks tile " + level + "/" + index));
    }

    /** As far as it is filled. */
    Optional<Bytes> find(int level, long index) {
        return database
                .query(
                        "select hashes from log_tile where level = ? and tile_index = ?",
                        (row, number) -> Bytes.copyOf(row.getBytes("hashes")),
                        level,
                        index)
                .stream()
                .findAny();
    }

    /** Adds hashes at the end of a tile that has {@code width} of them. */
    void append(int level, long index, int width, byte[] hashes) {
        if (width == 0) {
            database.update("insert into log_tile (level, tile_index, hashes) values (?, ?, ?)", level, index, hashes);
            return;
        }
        Bytes before = read(level, index);
        if (before.size() != width * MerkleHash.SIZE || before.size() + hashes.length > Tile.FULL * MerkleHash.SIZE) {
            throw new IllegalStateException("tile " + level + "/" + index + " has not the hashes that the tree says");
        }
        var longer = new ByteArrayOutputStream();
        longer.writeBytes(before.toArray());
        longer.writeBytes(hashes);
        database.update(
                "update log_tile set hashes = ? where level = ? and tile_index = ?",
                longer.toByteArray(),
                level,
                index);
    }
}
