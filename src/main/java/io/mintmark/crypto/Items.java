package io.mintmark.crypto;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Collection;

/**
 * The protocol's one composite encoding, {@code items(x1, ..., xk)}: for each x its length as 4 bytes big-endian, then its
 * bytes (PROTOCOL section 2). Injective for a known k, so hashes over it have no ambiguity. Read back by
 * {@link ItemReader}.
 */
public final class Items {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    /** Starts a sequence whose first item is the domain-separation tag of a message or hash. */
    public static Items of(String tag) {
        return new Items().add(tag);
    }

    /** Appends raw bytes. */
    public Items add(byte[] item) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(item.length).array());
        out.writeBytes(item);
        return this;
    }

    /** Appends a byte string. */
    public Items add(Bytes item) {
        return add(item.toArray());
    }

    /**
     * Appends UTF-8.
     *
     * @throws IllegalArgumentException for unpaired surrogates, which Java would write as a question mark
     */
    public Items add(String item) {
        return add(StrictText.encodeUtf8(item));
    }

    /** Appends a u64: 8 bytes big-endian. */
    public Items add(long item) {
        return add(ByteBuffer.allocate(Long.BYTES).putLong(item).array());
    }

    /** Appends each byte string in its order. */
    public Items addAll(Collection<byte[]> items) {
        items.forEach(this::add);
        return this;
    }

    /** The encoding so far. */
    public byte[] toByteArray() {
        return out.toByteArray();
    }
}
