package io.mintmark.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** The folder of an export: what is where, and how a file gets there whole or not at all. */
record ExportFiles(Path folder) {
    /** Events of a segment; the last one has fewer until it is full. */
    static final int SEGMENT_SIZE = 10_000;

    /** What is in the folder; written last. */
    static final String MANIFEST = "manifest.json";

    static final String FORMAT = "mintmark-export-1";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * The manifest.
     *
     * @param events how many
     */
    record Manifest(String format, String paramsId, long events, int segmentSize, List<Segment> segments) {
        Manifest {
            segments = List.copyOf(segments);
        }
    }

    /**
     * A part of the log.
     *
     * @param first position
     * @param last position
     * @param leavesSha256 of the file in leaves, in hex
     * @param eventsSha256 of the file in events, in hex
     */
    record Segment(long first, long last, String leavesSha256, String eventsSha256) {}

    Path leaves(long first) {
        return folder.resolve("leaves").resolve(name(first) + ".leaves");
    }

    Path events(long first) {
        return folder.resolve("events").resolve(name(first) + ".ndjson");
    }

    Path checkpoints(long first) {
        return folder.resolve("checkpoints").resolve(name(first) + ".ndjson");
    }

    private static String name(long first) {
        return String.format(Locale.ROOT, "%016d", first);
    }

    /** Whether an export has begun here. */
    boolean exists() {
        return Files.exists(folder.resolve(MANIFEST));
    }

    Manifest manifest() throws IOException {
        return JSON.readValue(Files.readAllBytes(folder.resolve(MANIFEST)), Manifest.class);
    }

    void write(Manifest manifest) throws IOException {
        write(folder.resolve(MANIFEST), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
    }

    /** Whole or not at all, also when the power fails. */
    static void write(Path file, byte[] content) throws IOException {
        Path parent = Objects.requireNonNull(file.getParent());
        Files.createDirectories(parent);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, content);
        force(part, StandardOpenOption.WRITE);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(parent, StandardOpenOption.READ);
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
