package io.mintmark.crypto.log;

import io.mintmark.crypto.Bytes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tree grown leaf by leaf, with all its whole subtrees: what a log stores, without tiles. */
final class GrownTree implements HashSource {
    private record Place(int level, long index) {}

    private final Map<Place, Bytes> hashes = new HashMap<>();
    private final Frontier frontier = new Frontier();

    static GrownTree of(List<byte[]> leaves) {
        GrownTree tree = new GrownTree();
        leaves.forEach(leaf -> tree.append(MerkleHash.leaf(leaf)));
        return tree;
    }

    void append(Bytes leafHash) {
        frontier.append(leafHash, (level, index, hash) -> hashes.put(new Place(level, index), hash));
    }

    Frontier frontier() {
        return frontier;
    }

    @Override
    public Bytes hash(int level, long index) {
        Bytes hash = hashes.get(new Place(level, index));
        if (hash == null) {
            throw new AssertionError("asked for what is no whole subtree: " + level + ", " + index);
        }
        return hash;
    }
}
