package io.mintmark.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads {@link Items} strictly: every item has the length its reader expects and {@link #end} refuses what is left over, so
 * that each value has exactly one encoding.
 */
public final class ItemReader {
    /** The largest number that JSON carries exactly, 2^53 - 1: the bound of all amounts, times and counts. */
    public static final long MAX_NUMBER = (1L << 53) - 1;

    private final ByteBuffer in;

    /** @param input the whole encoding; not copied, so it must not change while it is read */
    public ItemReader(byte[] input) {
        this.in = ByteBuffer.wrap(input).asReadOnlyBuffer();
    }

    /** The next item's bytes, at most {@code maxSize} of them. */
    public byte[] bytes(int maxSize) throws MalformedException {
        if (in.remaining() < Integer.BYTES) {
            throw new MalformedException("truncated: an item is missing");
        }
        int size = in.getInt();
        if (size < 0 || size > maxSize) {
            throw new MalformedException("an item is longer than the " + maxSize + " bytes allowed there");
        }
        if (size > in.remaining()) {
            throw new MalformedException("truncated: an item is shorter than its length says");
        }
        byte[] item = new byte[size];
        in.get(item);
        return item;
    }

    /** The next item, which must have exactly {@code size} bytes. */
    public byte[] exactly(int size) throws MalformedException {
        byte[] item = bytes(size);
        if (item.length != size) {
            throw new MalformedException("an item has " + item.length + " bytes where " + size + " are due");
        }
        return item;
    }

    /** The next item as {@link Bytes} of exactly {@code size}. */
    public Bytes fixed(int size) throws MalformedException {
        return Bytes.copyOf(exactly(size));
    }

    /** The next item, which must be the domain-separation tag {@code tag}. */
    public void tag(String tag) throws MalformedException {
        byte[] expected = tag.getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(exactly(expected.length), expected)) {
            throw new MalformedException("this is not a message of kind " + tag);
        }
    }

    /** The next item as a u64 in 1..2^53-1. */
    public long number() throws MalformedException {
        long number = ByteBuffer.wrap(exactly(Long.BYTES)).getLong();
        if (number < 1 || number > MAX_NUMBER) {
            throw new MalformedException("a number is outside 1..2^53-1");
        }
        return number;
    }

    /** The next item as a u64 in 0..2^53-1: the place of something in a list. */
    public long position() throws MalformedException {
        long position = ByteBuffer.wrap(exactly(Long.BYTES)).getLong();
        if (position < 0 || position > MAX_NUMBER) {
            throw new MalformedException("a position is outside 0..2^53-1");
        }
        return position;
    }

    /** The next item as strict UTF-8 text of at most {@code maxSize} bytes. */
    public String text(int maxSize) throws MalformedException {
        return StrictText.decodeUtf8(bytes(maxSize));
    }

    /** Whether items are left. */
    public boolean hasMore() {
        return in.hasRemaining();
    }

    /** @throws MalformedException if anything is left over */
    public void end() throws MalformedException {
        if (in.hasRemaining()) {
            throw new MalformedException("trailing bytes after the last item");
        }
    }
}
