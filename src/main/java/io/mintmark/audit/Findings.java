package io.mintmark.audit;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/** All that was found, by any thread. Beyond a limit findings are counted and not kept: by then the log is worth nothing. */
public final class Findings {
    /** So many are kept. */
    public static final int MAX_KEPT = 10_000;

    private final ConcurrentLinkedQueue<Finding> kept = new ConcurrentLinkedQueue<>();
    private final Map<Section, Long> counts = new EnumMap<>(Section.class);
    private long total;

    /** Nothing yet. */
    public Findings() {}

    synchronized void add(Finding finding) {
        counts.merge(finding.code().section(), 1L, Math::addExact);
        total = Math.incrementExact(total);
        if (total <= MAX_KEPT) {
            kept.add(finding);
        }
    }

    void add(long position, Code code, long amountAtRisk, String detail) {
        add(Finding.at(position, code, amountAtRisk, detail));
    }

    /** Adds it unless the condition holds; returns the condition. */
    boolean require(boolean condition, long position, Code code, long amountAtRisk, String detail) {
        if (!condition) {
            add(position, code, amountAtRisk, detail);
        }
        return condition;
    }

    /** How many there are, those that were not kept included. */
    public synchronized long count() {
        return total;
    }

    /** How many there are of a section. */
    public synchronized long count(Section section) {
        return counts.getOrDefault(section, 0L);
    }

    /** Those that were kept, by position. */
    public List<Finding> all() {
        return kept.stream()
                .sorted(Comparator.comparingLong(Finding::position).thenComparing(Finding::code))
                .toList();
    }
}
