package io.mintmark.crypto.log;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.ItemReader;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.MalformedException;
import java.nio.ByteBuffer;

/**
 * A leaf of the sealed log: an event at its place, exactly as it is stored and never serialized again. Encoded as
 * {@code items("MINTMARK-V01-event", u64 position, stream, u64 sequence, type, recordedAt, payload, metaData, eventId, kind)}.
 *
 * @param position from 1; leaf {@code position - 1} of the tree
 * @param stream of the event
 * @param sequence in its stream, from 0
 * @param type the stored name of the payload's type, with its version
 * @param recordedAt the stored text
 * @param payload the stored bytes
 * @param metaData the stored bytes
 * @param eventId the stored text
 * @param kind of the stream
 */
public record LogEntry(
        long position,
        String stream,
        long sequence,
        String type,
        String recordedAt,
        Bytes payload,
        Bytes metaData,
        String eventId,
        String kind) {
    /** Most bytes of an encoding that a reader accepts. */
    public static final int MAX_SIZE = 1 << 26;

    private static final int MAX_TEXT = 1024;

    public LogEntry {
        if (position < 1 || position > ItemReader.MAX_NUMBER || sequence < 0 || sequence > ItemReader.MAX_NUMBER) {
            throw new IllegalArgumentException("positions count from 1, sequences from 0, both to 2^53-1");
        }
    }

    /** @throws MalformedException unless {@code encoding} is exactly a leaf's bytes */
    public static LogEntry decode(byte[] encoding) throws MalformedException {
        if (encoding.length > MAX_SIZE) {
            throw new MalformedException("an entry has at most " + MAX_SIZE + " bytes");
        }
        ItemReader in = new ItemReader(encoding);
        in.tag(Domain.EVENT);
        LogEntry entry = new LogEntry(
                in.number(),
                in.text(MAX_TEXT),
                sequence(in),
                in.text(MAX_TEXT),
                in.text(MAX_TEXT),
                Bytes.copyOf(in.bytes(MAX_SIZE)),
                Bytes.copyOf(in.bytes(MAX_SIZE)),
                in.text(MAX_TEXT),
                in.text(MAX_TEXT));
        in.end();
        return entry;
    }

    private static long sequence(ItemReader in) throws MalformedException {
        long sequence = ByteBuffer.wrap(in.exactly(Long.BYTES)).getLong();
        if (sequence < 0 || sequence > ItemReader.MAX_NUMBER) {
            throw new MalformedException("a sequence is outside 0..2^53-1");
        }
        return sequence;
    }

    /** The leaf's bytes. */
    public byte[] encode() {
        return Items.of(Domain.EVENT)
                .add(position)
                .add(stream)
                .add(sequence)
                .add(type)
                .add(recordedAt)
                .add(payload)
                .add(metaData)
                .add(eventId)
                .add(kind)
                .toByteArray();
    }

    /** The leaf's hash. */
    public Bytes leafHash() {
        return MerkleHash.leaf(encode());
    }

    /** Its leaf's place in the tree, from 0. */
    public long index() {
        return Math.subtractExact(position, 1);
    }
}
