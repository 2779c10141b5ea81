package io.mintmark.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What moved when, by the hour. */
public final class Turnover {
    private static final int MOST_POINTS = 200;

    /** An hour; the coins are those in circulation at its end. */
    static final class Hour {
        long cashIn;
        long cashOut;
        long withdrawn;
        long deposited;
        long coins;
    }

    /** A stretch of time, in minor units. */
    public record Point(Instant from, long cashIn, long cashOut, long withdrawn, long deposited, long coins) {}

    private final TreeMap<Instant, Hour> hours = new TreeMap<>();
    private String lastText = "";
    private Instant lastHour = Instant.EPOCH;
    private Hour lastOf = new Hour();

    /** The hour of a recorded time; that of the event before if it is none. */
    Instant at(String recordedAt) {
        String hour = recordedAt.length() > 13 ? recordedAt.substring(0, 13) : recordedAt;
        if (!hour.equals(lastText)) {
            lastText = hour;
            try {
                lastHour = Instant.parse(recordedAt).truncatedTo(ChronoUnit.HOURS);
            } catch (DateTimeParseException e) {
                return lastHour;
            }
            lastOf = hours.computeIfAbsent(lastHour, any -> new Hour());
        }
        return lastHour;
    }

    Hour of(Instant hour) {
        return hour.equals(lastHour) ? lastOf : hours.computeIfAbsent(hour, any -> new Hour());
    }

    /** At most some hundred points of equal length, which is hours or days. */
    List<Point> points() {
        if (hours.isEmpty()) {
            return List.of();
        }
        long all = Duration.between(hours.firstKey(), hours.lastKey()).toHours() + 1;
        long each = all <= MOST_POINTS ? 1 : Math.ceilDiv(Math.ceilDiv(all, 24), MOST_POINTS) * 24;
        Map<Instant, List<Hour>> grouped = new TreeMap<>();
        hours.forEach((time, hour) -> {
            long index = Duration.between(hours.firstKey(), time).toHours() / each;
            grouped.computeIfAbsent(hours.firstKey().plus(Duration.ofHours(index * each)), any -> new ArrayList<>())
                    .add(hour);
        });
        List<Point> points = new ArrayList<>();
        grouped.forEach((from, of) -> points.add(sum(from, of)));
        return points;
    }

    private static Point sum(Instant from, List<Hour> of) {
        return new Point(
                from,
                of.stream().mapToLong(hour -> hour.cashIn).sum(),
                of.stream().mapToLong(hour -> hour.cashOut).sum(),
                of.stream().mapToLong(hour -> hour.withdrawn).sum(),
                of.stream().mapToLong(hour -> hour.deposited).sum(),
                of.getLast().coins);
    }
}
