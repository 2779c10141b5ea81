package io.mintmark.audit;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.Hashing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;

/**
 * A hash table in a file that is mapped and belongs to this run alone: 64 bytes per entry, however many there are, of which the
 * system keeps in memory what it has room for. Keys are 24 bytes of SHA-256, so nobody can make two that collide; values are five
 * numbers.
 */
final class DiskTable implements AutoCloseable {
    /** Numbers of an entry. */
    static final int FIELDS = 5;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final int WORDS = 8;
    private static final int KEY_WORDS = 3;
    private static final long SLOT = 64;
    private static final long FIRST_CAPACITY = 1 << 12;

    private final Path folder;
    private final String name;
    private Arena arena;
    private MemorySegment slots;
    private Path file;
    private long capacity;
    private long size;

    /** @param folder for its file, which is deleted at the end */
    DiskTable(Path folder, String name) {
        this.folder = folder;
        this.name = name;
        this.capacity = FIRST_CAPACITY;
        this.file = newFile();
        this.arena = newArena();
        this.slots = map(file, arena, capacity);
    }

    @SuppressWarnings("MustBeClosedChecker") // with the table, or when a larger one takes its place
    private static Arena newArena() {
        return Arena.ofShared();
    }

    private Path newFile() {
        try {
            return Files.createTempFile(folder, name, ".table");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MemorySegment map(Path file, Arena arena, long capacity) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, Math.multiplyExact(capacity, SLOT), arena);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The key of a text. */
    static Bytes key(String text) {
        return Hashing.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The entry of a key, -1 if there is none. */
    long find(Bytes key) {
        long[] words = words(key);
        long slot = probe(words);
        return isFree(slot) ? -1 : slot;
    }

    /** The entry of a key, made with zeros if there is none; good until the next one is made. */
    long put(Bytes key) {
        if (size >= capacity / 2) {
            grow();
        }
        long[] words = words(key);
        long slot = probe(words);
        if (isFree(slot)) {
            for (int i = 0; i < KEY_WORDS; i++) {
                setWord(slot, i, words[i]);
            }
            size++;
        }
        return slot;
    }

    /** One of the numbers of an entry, from 0. */
    long get(long slot, int field) {
        return word(slot, KEY_WORDS + field);
    }

    void set(long slot, int field, long value) {
        setWord(slot, KEY_WORDS + field, value);
    }

    /** All entries, in no order. */
    void forEach(LongConsumer consumer) {
        for (long slot = 0; slot < capacity; slot++) {
            if (!isFree(slot)) {
                consumer.accept(slot);
            }
        }
    }

    private long probe(long[] words) {
        long slot = words[0] & (capacity - 1);
        while (!isFree(slot) && !holds(slot, words)) {
            slot = (slot + 1) & (capacity - 1);
        }
        return slot;
    }

    private boolean holds(long slot, long[] words) {
        return word(slot, 0) == words[0] && word(slot, 1) == words[1] && word(slot, 2) == words[2];
    }

    /** A key of zeros is nobody's: of 2^192 keys one. */
    private boolean isFree(long slot) {
        return word(slot, 0) == 0 && word(slot, 1) == 0 && word(slot, 2) == 0;
    }

    private long word(long slot, int index) {
        return slots.getAtIndex(LONG, slot * WORDS + index);
    }

    private void setWord(long slot, int index, long value) {
        slots.setAtIndex(LONG, slot * WORDS + index, value);
    }

    private static long[] words(Bytes key) {
        MemorySegment bytes = MemorySegment.ofArray(key.toArray());
        long[] words = new long[KEY_WORDS];
        for (int i = 0; i < KEY_WORDS; i++) {
            words[i] = bytes.get(ValueLayout.JAVA_LONG_UNALIGNED, (long) i * Long.BYTES);
        }
        return words;
    }

    private void grow() {
        MemorySegment old = slots;
        long oldCapacity = capacity;
        Arena oldArena = arena;
        Path oldFile = file;
        capacity = Math.multiplyExact(capacity, 2L);
        arena = newArena();
        file = newFile();
        slots = map(file, arena, capacity);
        for (long slot = 0; slot < oldCapacity; slot++) {
            move(old.asSlice(slot * SLOT, SLOT));
        }
        oldArena.close();
        delete(oldFile);
    }

    private void move(MemorySegment entry) {
        long[] words = {entry.getAtIndex(LONG, 0), entry.getAtIndex(LONG, 1), entry.getAtIndex(LONG, 2)};
        if (words[0] != 0 || words[1] != 0 || words[2] != 0) {
            MemorySegment.copy(entry, 0, slots, probe(words) * SLOT, SLOT);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        arena.close();
        delete(file);
    }
}
