package io.mintmark.audit;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.log.LogEntry;
import io.mintmark.eventlog.EventTypes;
import io.mintmark.eventlog.LedgerSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A log of events as a test tells them. */
final class ToldLog implements LogSource {
    private final LedgerSerializer serializer = new LedgerSerializer(EventTypes.ledger());
    private final List<LogEntry> entries = new ArrayList<>();

    ToldLog with(String recordedAt, Object... events) {
        for (Object event : events) {
            var stored = serializer.serialize(event, byte[].class);
            long position = entries.size() + 1L;
            entries.add(new LogEntry(
                    position,
                    "stream-" + position,
                    0,
                    stored.getType().getName(),
                    recordedAt,
                    Bytes.copyOf(stored.getData()),
                    Bytes.copyOf("{}".getBytes(StandardCharsets.UTF_8)),
                    "id",
                    "kind"));
        }
        return this;
    }

    @Override
    public long head() {
        return entries.size();
    }

    @Override
    public void read(long after, Sink sink) throws IOException {
        for (LogEntry entry : entries.subList((int) after, entries.size())) {
            Raw raw =
                    new Raw(entry.position(), Optional.empty(), Optional.of(entry), Optional.empty(), Optional.empty());
            if (!sink.take(raw)) {
                return;
            }
        }
    }

    @Override
    public Iterator<Bytes> checkpoints(long after) {
        return Collections.emptyIterator();
    }

    @Override
    public void close() {}
}
