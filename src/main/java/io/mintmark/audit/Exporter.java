package io.mintmark.audit;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.log.LogEntry;
import io.mintmark.crypto.log.SignedCheckpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a log as files that need neither this program nor its database: see docs/audit.md. Goes on where it stopped, by full
 * segments; what is there already is never changed but for the last segment, which grows.
 */
public final class Exporter {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LogSource source;
    private final ExportFiles files;
    private final AuditedBank bank;
    private final LongConsumer progress;
    private final List<ExportFiles.Segment> segments = new ArrayList<>();

    /** @param progress hears of every position */
    public Exporter(LogSource source, Path folder, AuditedBank bank, LongConsumer progress) {
        this.source = source;
        this.files = new ExportFiles(folder);
        this.bank = bank;
        this.progress = progress;
    }

    /** Exports what is not there yet; how many events there are then. */
    public long run() throws IOException {
        if (files.exists()) {
            ExportFiles.Manifest manifest = files.manifest();
            if (!manifest.paramsId().equals(bank.info().paramsId())) {
                throw new IOException("the folder has the export of another bank");
            }
            segments.addAll(manifest.segments());
            segments.removeIf(segment -> segment.last() - segment.first() + 1 < ExportFiles.SEGMENT_SIZE);
        }
        long begin = segments.isEmpty() ? 0 : segments.getLast().last();
        Map<Long, ByteArrayOutputStream> checkpoints = checkpoints(begin);
        Growing growing = new Growing(begin + 1);
        source.read(begin, raw -> {
            growing.add(raw);
            if (growing.count == ExportFiles.SEGMENT_SIZE) {
                finish(growing, checkpoints);
            }
            progress.accept(raw.place());
            return true;
        });
        if (growing.count > 0) {
            finish(growing, checkpoints);
        }
        new ExportKeys(files.folder(), bank).write();
        new EventSchema().write(files.folder().resolve("schema"));
        long events = segments.isEmpty() ? 0 : segments.getLast().last();
        files.write(new ExportFiles.Manifest(
                ExportFiles.FORMAT, bank.info().paramsId(), events, ExportFiles.SEGMENT_SIZE, segments));
        return events;
    }

    private static final class Growing {
        private final ByteArrayOutputStream leaves = new ByteArrayOutputStream(1 << 22);
        private final ByteArrayOutputStream lines = new ByteArrayOutputStream(1 << 22);
        private long first;
        private int count;

        Growing(long first) {
            this.first = first;
        }

        void add(LogSource.Raw raw) throws IOException {
            if (raw.place() != first + count) {
                throw new IOException("the log has no position " + (first + count));
            }
            byte[] leaf = raw.leaf()
                    .map(Bytes::toArray)
                    .orElseGet(() -> raw.entry().orElseThrow().encode());
            leaves.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(leaf.length).array());
            leaves.writeBytes(leaf);
            lines.writeBytes((line(leaf) + "\n").getBytes(StandardCharsets.UTF_8));
            count++;
        }

        private static String line(byte[] leaf) throws IOException {
            try {
                return EventLine.of(LogEntry.decode(leaf));
            } catch (MalformedException e) {
                throw new IOException("the source has a leaf that does not decode", e);
            }
        }
    }

    private void finish(Growing growing, Map<Long, ByteArrayOutputStream> checkpoints) throws IOException {
        byte[] leaves = growing.leaves.toByteArray();
        requireContinuation(files.leaves(growing.first), leaves);
        byte[] lines = growing.lines.toByteArray();
        ExportFiles.write(files.leaves(growing.first), leaves);
        ExportFiles.write(files.events(growing.first), lines);
        ByteArrayOutputStream notes = checkpoints.get(growing.first);
        if (notes != null) {
            ExportFiles.write(files.checkpoints(growing.first), notes.toByteArray());
        }
        segments.add(new ExportFiles.Segment(
                growing.first,
                growing.first + growing.count - 1,
                Hashing.sha256(leaves).hex(),
                Hashing.sha256(lines).hex()));
        growing.first += growing.count;
        growing.count = 0;
        growing.leaves.reset();
        growing.lines.reset();
    }

    /** What was exported once stays: a log that says something else now is evidence, and not to be written over. */
    private static void requireContinuation(Path file, byte[] leaves) throws IOException {
        byte[] before = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        if (before.length > leaves.length || !Arrays.equals(before, 0, before.length, leaves, 0, before.length)) {
            throw new IOException("the log is not the one that " + file.getFileName()
                    + " was exported from: keep that folder, and export to another");
        }
    }

    /** By the segments in whose range their sizes are. */
    private Map<Long, ByteArrayOutputStream> checkpoints(long after) throws IOException {
        Map<Long, ByteArrayOutputStream> bySegment = new TreeMap<>();
        Iterator<Bytes> notes = source.checkpoints(after);
        while (notes.hasNext()) {
            Bytes note = notes.next();
            long size = size(note).orElse(after + 1);
            if (size > after) {
                long first = (size - 1) / ExportFiles.SEGMENT_SIZE * ExportFiles.SEGMENT_SIZE + 1;
                var line = new ExportedLog.CheckpointLine(size, new String(note.toArray(), StandardCharsets.UTF_8));
                ByteArrayOutputStream lines = bySegment.computeIfAbsent(first, any -> new ByteArrayOutputStream());
                lines.writeBytes(JSON.writeValueAsBytes(line));
                lines.write('\n');
            }
        }
        return bySegment;
    }

    private static Optional<Long> size(Bytes note) {
        try {
            return Optional.of(
                    SignedCheckpoint.decode(note.toArray()).checkpoint().size());
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }
}
