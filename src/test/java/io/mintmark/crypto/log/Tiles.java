package io.mintmark.crypto.log;

import io.mintmark.crypto.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;

/** A tree as tiles in memory. */
final class Tiles {
    private final Map<String, ByteArrayOutputStream> tiles = new TreeMap<>();
    private final Frontier frontier = new Frontier();

    void append(Bytes leafHash) {
        frontier.append(leafHash, (level, index, hash) -> {
            if (level % Tile.HEIGHT == 0) {
                tile(level / Tile.HEIGHT, index / Tile.FULL).writeBytes(hash.toArray());
            }
        });
    }

    TileHashes hashes() {
        return new TileHashes((level, index) -> Bytes.copyOf(tile(level, index).toByteArray()));
    }

    int width(int level, long index) {
        return tile(level, index).size() / MerkleHash.SIZE;
    }

    private ByteArrayOutputStream tile(int level, long index) {
        return tiles.computeIfAbsent(level + "/" + index, place -> new ByteArrayOutputStream());
    }
}
