package io.mintmark.audit;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.log.LogEntry;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;

/** A log as it was handed over: an export, or the bank's database. Nothing in it is believed. */
public interface LogSource extends AutoCloseable {
    /**
     * An event at its place, as the source has it: its leaf's bytes, or what they follow from.
     *
     * @param place where it stands, from 1
     * @param leaf the bytes, where the source has them
     * @param entry the fields, where the source has those
     * @param line the readable form, where the source has one
     * @param sealedHash of the leaf when it was sealed, where the source remembers
     */
    record Raw(
            long place,
            Optional<Bytes> leaf,
            Optional<LogEntry> entry,
            Optional<String> line,
            Optional<Bytes> sealedHash) {}

    /** Takes what is read, in order. */
    interface Sink {
        /** Returns whether to go on. */
        boolean take(Raw raw) throws IOException;
    }

    /** How many events there are. */
    long head() throws IOException;

    /** Reads the events after a position. */
    void read(long after, Sink sink) throws IOException;

    /** The signed checkpoints of sizes above {@code after}, ascending, each a note's bytes. */
    Iterator<Bytes> checkpoints(long after) throws IOException;

    @Override
    void close() throws IOException;
}
