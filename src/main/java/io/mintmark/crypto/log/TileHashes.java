package io.mintmark.crypto.log;

import io.mintmark.crypto.Bytes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The hashes of a tree from its tiles, each of which is read once; made anew for every proof. For one thread. */
public final class TileHashes implements HashSource {
    /** Where tiles come from. */
    public interface Reader {
        /** The hashes of a tile one after the other, at least those that the proof's size needs. */
        Bytes read(int level, long index);
    }

    private record Place(int level, long index) {}

    private final Reader reader;
    private final Map<Place, byte[]> read = new HashMap<>();

    /** @param reader of the tree's tiles */
    public TileHashes(Reader reader) {
        this.reader = reader;
    }

    @Override
    public Bytes hash(int level, long index) {
        int above = level % Tile.HEIGHT;
        int tileLevel = level / Tile.HEIGHT;
        long first = index << above; // in the tile's own level
        byte[] tile = read.computeIfAbsent(
                new Place(tileLevel, first >>> Tile.HEIGHT),
                place -> reader.read(place.level, place.index).toArray());
        int begin = (int) (first % Tile.FULL);
        return subtree(tile, begin, 1 << above);
    }

    private static Bytes subtree(byte[] tile, int begin, int width) {
        if (width == 1) {
            int offset = begin * MerkleHash.SIZE;
            if (offset + MerkleHash.SIZE > tile.length) {
                throw new IllegalStateException("a tile of the tree lacks hashes");
            }
            return Bytes.copyOf(Arrays.copyOfRange(tile, offset, offset + MerkleHash.SIZE));
        }
        int half = width / 2;
        return MerkleHash.node(subtree(tile, begin, half), subtree(tile, begin + half, half));
    }
}
