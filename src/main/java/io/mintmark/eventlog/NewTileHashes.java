package io.mintmark.eventlog;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.log.Frontier;
import io.mintmark.crypto.log.Tile;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** The hashes by which the tiles of a tree grow, until they are stored. */
final class NewTileHashes implements Frontier.Growth {
    private record Place(int level, long index) {}

    private final Map<Place, ByteArrayOutputStream> tiles = new LinkedHashMap<>();

    @Override
    public void grown(int level, long index, Bytes hash) {
        if (level % Tile.HEIGHT == 0) {
            Place place = new Place(level / Tile.HEIGHT, index / Tile.FULL);
            tiles.computeIfAbsent(place, _ -> new ByteArrayOutputStream()).writeBytes(hash.toArray());
        }
    }

    /** Adds them to a tree that had {@code size} leaves. */
    void store(StoredTiles stored, long size) {
        tiles.forEach((place, hashes) -> stored.append(
                place.level, place.index, Tile.widthAt(place.level, place.index, size), hashes.toByteArray()));
    }
}
