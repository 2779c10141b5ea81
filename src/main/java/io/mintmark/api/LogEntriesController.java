package io.mintmark.api;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.log.LogEntry;
import io.mintmark.wire.LogMessages;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What the sealed log says, for the auditor alone: it names accounts and what they do. */
@RestController
public final class LogEntriesController {
    private static final String LINES = MediaType.APPLICATION_NDJSON_VALUE;

    /** Bytes after which an answer ends, whatever the limit; one entry is always sent. */
    private static final int ENOUGH = 4 << 20;

    private static final int CHUNK = 50;

    private final PublicLog log;
    private final JsonMapper json;

    public LogEntriesController(PublicLog log, JsonMapper json) {
        this.log = log;
        this.json = json;
    }

    /** Those that the tree covers, so that each can be proved. */
    @GetMapping("/v1/log/entries")
    @Describes(
            value =
                    "Entries from an index on, a line of JSON each: at most so many, and fewer after 4 MiB. The next page"
                            + " begins after the last index; an empty answer is the end",
            answer = LogMessages.Entry.class,
            type = LINES,
            problems = "malformed")
    public ResponseEntity<byte[]> entries(
            @RequestParam(defaultValue = "0") long from, @RequestParam(defaultValue = Forms.DEFAULT_LIMIT) int limit)
            throws MalformedException {
        Forms.page(from, limit);
        long end = Math.min(log.size(), Math.addExact(from, limit));
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        long index = from;
        while (index < end && lines.size() < ENOUGH) {
            List<LogEntry> chunk = log.entries(index, (int) Math.min(CHUNK, end - index));
            for (LogEntry entry : chunk) {
                if (lines.size() < ENOUGH) {
                    lines.writeBytes(line(entry));
                }
            }
            index = Math.addExact(index, chunk.size());
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_NDJSON).body(lines.toByteArray());
    }

    private byte[] line(LogEntry entry) {
        byte[] object = json.writeValueAsBytes(new LogMessages.Entry(entry.index(), Forms.text(entry.encode())));
        byte[] line = java.util.Arrays.copyOf(object, object.length + 1);
        line[object.length] = '\n';
        return line;
    }
}
