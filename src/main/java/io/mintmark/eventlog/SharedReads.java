package io.mintmark.eventlog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sealed log for several readers. New events are wanted by all of them, at the same place and the same time: one reads them
 * from the database, the others get the same, which is right for good since what is sealed never changes.
 */
final class SharedReads {
    private static final int BATCH_SIZE = 500;
    private static final int KEPT = 8;

    private final SealedLog log;
    private final Map<Long, Read> latest = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Read> eldest) {
            return size() > KEPT;
        }
    };

    SharedReads(SealedLog log) {
        this.log = log;
    }

    /** The next events after a position, not necessarily all there are; none only if there are none. */
    List<SealedEvent> after(long position) {
        Read read;
        synchronized (latest) {
            read = latest.computeIfAbsent(position, Read::new);
        }
        return read.events();
    }

    /** One place; whoever comes while another reads waits for that one. */
    private final class Read {
        private final long position;
        private List<SealedEvent> events = List.of();

        Read(long position) {
            this.position = position;
        }

        /** Nothing is no result: the next who asks looks again. */
        synchronized List<SealedEvent> events() {
            if (events.isEmpty()) {
                events = log.read(position, BATCH_SIZE);
            }
            return events;
        }
    }
}
