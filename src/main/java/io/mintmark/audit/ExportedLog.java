package io.mintmark.audit;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.log.LogEntry;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A folder that {@link Exporter} has filled. */
public final class ExportedLog implements LogSource {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ExportFiles files;
    private final ExportFiles.Manifest manifest;

    /** @throws IOException unless there is an export in the folder */
    public ExportedLog(Path folder) throws IOException {
        this.files = new ExportFiles(folder);
        if (!files.exists()) {
            throw new IOException(folder + " is no export: it has no " + ExportFiles.MANIFEST);
        }
        this.manifest = files.manifest();
        if (!manifest.format().equals(ExportFiles.FORMAT)) {
            throw new IOException("an export of another format: " + manifest.format());
        }
    }

    @Override
    public long head() {
        return manifest.events();
    }

    @Override
    public void read(long after, Sink sink) throws IOException {
        for (ExportFiles.Segment segment : manifest.segments()) {
            if (segment.last() > after && !read(segment, after, sink)) {
                return;
            }
        }
    }

    private boolean read(ExportFiles.Segment segment, long after, Sink sink) throws IOException {
        try (DataInputStream leaves = new DataInputStream(
                        new java.io.BufferedInputStream(Files.newInputStream(files.leaves(segment.first())), 1 << 16));
                BufferedReader lines = Files.newBufferedReader(files.events(segment.first()), StandardCharsets.UTF_8)) {
            long place = segment.first();
            Optional<Bytes> leaf = next(leaves);
            while (leaf.isPresent()) {
                Raw raw = new Raw(
                        place,
                        leaf,
                        Optional.empty(),
                        Optional.of(Optional.ofNullable(lines.readLine()).orElse("")),
                        Optional.empty());
                if (place > after && !sink.take(raw)) {
                    return false;
                }
                place++;
                leaf = next(leaves);
            }
            return true;
        }
    }

    private static Optional<Bytes> next(DataInputStream leaves) throws IOException {
        int size;
        try {
            size = leaves.readInt();
        } catch (EOFException e) {
            return Optional.empty();
        }
        if (size < 0 || size > LogEntry.MAX_SIZE) {
            throw new IOException("a file of leaves is damaged: an event of " + size + " bytes");
        }
        byte[] leaf = new byte[size];
        leaves.readFully(leaf);
        return Optional.of(Bytes.copyOf(leaf));
    }

    /** A line of a file of checkpoints. */
    record CheckpointLine(long size, String note) {}

    @Override
    public Iterator<Bytes> checkpoints(long after) {
        return manifest.segments().stream()
                .flatMap(segment -> lines(files.checkpoints(segment.first())))
                .map(line -> JSON.readValue(line, CheckpointLine.class))
                .filter(line -> line.size() > after)
                .map(line -> Bytes.copyOf(line.note().getBytes(StandardCharsets.UTF_8)))
                .iterator();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.exists(file) ? new ArrayList<>(Files.readAllLines(file)).stream() : Stream.empty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {}
}
