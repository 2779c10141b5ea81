package io.mintmark.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;

/** How far a long piece of work has come, on one line of a terminal; nothing for what is done in a second, and in a pipe. */
final class ProgressBar implements AutoCloseable {
    private static final long SHOWN_AFTER_MILLIS = 1000;
    private static final long REDRAWN_AFTER_MILLIS = 100;
    private static final int BAR = 24;

    private final PrintWriter out;
    private final boolean terminal;
    private final InstantSource clock;
    private final String what;
    private long total;
    private final long startMillis;
    private long drawnMillis;
    private long count;
    private boolean shown;

    /**
     * @param out usually standard error, so that results can be piped
     * @param terminal whether a person is looking at it
     * @param what is counted, for people
     * @param total number of steps
     */
    ProgressBar(PrintWriter out, boolean terminal, InstantSource clock, String what, long total) {
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
        this.what = what;
        this.total = total;
        this.startMillis = clock.millis();
        this.drawnMillis = startMillis;
    }

    /** There is more to do than was known. */
    void grow(long newTotal) {
        total = newTotal;
    }

    /** One more is done. */
    void step() {
        count++;
        long now = clock.millis();
        long wait = shown ? REDRAWN_AFTER_MILLIS : SHOWN_AFTER_MILLIS;
        if (terminal && now - drawnMillis >= wait) {
            draw(now);
        }
    }

    /** Leaves the last state on a line of its own, if anything was shown. */
    @Override
    public void close() {
        if (shown) {
            draw(clock.millis());
            out.println();
            out.flush();
            shown = false;
        }
    }

    private void draw(long now) {
        shown = true;
        drawnMillis = now;
        // Back to the start of the line, and what is left of a longer one is cleared.
        out.print("\r" + line(Math.max(1, now - startMillis)) + "\u001b[K");
        out.flush();
    }

    private String line(long elapsedMillis) {
        double perSecond = count * 1000.0 / elapsedMillis;
        long left = Math.max(0, total - count);
        int full = left == 0 ? BAR : (int) (BAR * (double) count / total);
        String bar = "#".repeat(full) + ".".repeat(BAR - full);
        return String.format(
                Locale.ROOT,
                "%s [%s] %d/%d, %.1f/s, %s left",
                what,
                bar,
                count,
                total,
                perSecond,
                time(Math.round(left / perSecond)));
    }

    private static String time(long seconds) {
        Duration duration = Duration.ofSeconds(seconds);
        return duration.toHours() > 0
                ? String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        duration.toHours(),
                        duration.toMinutesPart(),
                        duration.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", duration.toMinutes(), duration.toSecondsPart());
    }
}
