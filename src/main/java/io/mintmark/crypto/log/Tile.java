package io.mintmark.crypto.log;

import io.mintmark.crypto.MalformedException;
import java.util.regex.Pattern;

/**
 * Where a tile is (C2SP tlog-tiles, height 8): up to 256 hashes in a row of every eighth level of the tree.
 *
 * @param level of the tile; its hashes are of subtrees of {@code 256^level} leaves
 * @param index in its level
 * @param width 1 to 255 hashes of a partial tile, 256 of a full one
 */
public record Tile(int level, long index, int width) {
    /** Levels of the tree in one tile. */
    public static final int HEIGHT = 8;

    /** Hashes of a full tile. */
    public static final int FULL = 1 << HEIGHT;

    private static final int MAX_LEVEL = 63;
    private static final Pattern INDEX = Pattern.compile("(x[0-9]{3}/){0,6}[0-9]{3}");
    private static final String PARTIAL = ".p/";

    public Tile {
        if (level < 0 || level > MAX_LEVEL || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("a tile has a level up to 63 and 1 to 256 hashes");
        }
    }

    /**
     * Reads {@code <level>/<index>[.p/<width>]}, what follows {@code tile/}.
     *
     * @throws MalformedException for every other form
     */
    public static Tile decode(String path) throws MalformedException {
        int slash = path.indexOf('/');
        if (slash < 0) {
            throw new MalformedException("a tile has a level and an index");
        }
        long level = NoteText.decodeNumber(path.substring(0, slash));
        String rest = path.substring(slash + 1);
        int partial = rest.indexOf(PARTIAL);
        String index = partial < 0 ? rest : rest.substring(0, partial);
        long width = partial < 0 ? FULL : NoteText.decodeNumber(rest.substring(partial + PARTIAL.length()));
        boolean whole = partial < 0;
        if (level > MAX_LEVEL || !INDEX.matcher(index).matches() || width < 1 || (width >= FULL && !whole)) {
            throw new MalformedException("no tile is called that");
        }
        long number = NoteText.decodeNumber(unpadded(index.replace("x", "").replace("/", "")));
        Tile tile = new Tile((int) level, number, (int) width);
        if (!tile.encode().equals(path)) {
            throw new MalformedException("a tile is called that, but in another form");
        }
        return tile;
    }

    private static String unpadded(String digits) {
        String number = digits.replaceFirst("^0+", "");
        return number.isEmpty() ? "0" : number;
    }

    /** {@code <level>/<index>[.p/<width>]}, the index in groups of three digits, all but the last with an x before it. */
    public String encode() {
        StringBuilder groups = new StringBuilder("%03d".formatted(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            groups.insert(0, "x%03d/".formatted(rest % 1000));
        }
        return level + "/" + groups + (width == FULL ? "" : PARTIAL + width);
    }

    /** How many hashes of a tile there are when the tree has {@code size} leaves, 0 to 256. */
    public static int widthAt(int level, long index, long size) {
        long hashes = level * HEIGHT > 62 ? 0 : size >>> (level * HEIGHT);
        long before = Math.multiplyExact(index, FULL);
        return (int) Math.clamp(hashes - before, 0L, FULL);
    }
}
