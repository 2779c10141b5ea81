package io.mintmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressIsShownToPeopleOnlyTest {
    private final StringWriter screen = new StringWriter();
    private long nowMillis = 1_000_000;

    private ProgressBar progress(boolean terminal, long total) {
        return new ProgressBar(
                new PrintWriter(screen), terminal, () -> Instant.ofEpochMilli(nowMillis), "coins", total);
    }

    private void steps(ProgressBar progress, int count, long millisEach) {
        for (int i = 0; i < count; i++) {
            nowMillis += millisEach;
            progress.step();
        }
    }

    @Test
    void what_takes_less_than_a_second_is_done_in_silence() {
        try (ProgressBar progress = progress(true, 9)) {
            steps(progress, 9, 111);
        }
        assertEquals("", screen.toString());
    }

    @Test
    void a_pipe_sees_nothing_however_long_it_takes() {
        try (ProgressBar progress = progress(false, 100)) {
            steps(progress, 100, 60_000);
        }
        assertEquals("", screen.toString());
    }

    @Test
    void after_a_second_count_total_rate_and_remaining_time_are_shown() {
        steps(progress(true, 8), 2, 500);
        assertEquals("\rcoins [######..................] 2/8, 2.0/s, 0:03 left\u001b[K", screen.toString());
    }

    @Test
    void long_times_are_in_minutes_and_hours() {
        steps(progress(true, 62), 1, 1000);
        steps(progress(true, 3662), 1, 1000);
        assertTrue(screen.toString().contains("1/62, 1.0/s, 1:01 left"), screen.toString());
        assertTrue(screen.toString().contains("1/3662, 1.0/s, 1:01:01 left"), screen.toString());
    }

    @Test
    void the_line_is_drawn_ten_times_a_second_at_most() {
        steps(progress(true, 10_000), 2000, 1);
        assertEquals(1 + 10, screen.toString().chars().filter(c -> c == '\r').count());
    }

    @Test
    void closing_leaves_the_last_state_once() {
        ProgressBar progress = progress(true, 3);
        steps(progress, 2, 1000);
        steps(progress, 1, 1);
        progress.close();
        progress.close();
        String last = screen.toString().substring(screen.toString().lastIndexOf('\r'));
        assertEquals("\rcoins [########################] 3/3, 1.5/s, 0:00 left\u001b[K" + System.lineSeparator(), last);
    }

    @Test
    void more_steps_than_announced_and_a_clock_that_is_set_back_do_no_harm() {
        ProgressBar progress = progress(true, 0);
        steps(progress, 2, 1000);
        nowMillis -= 10_000;
        progress.step();
        progress.close();
        assertTrue(screen.toString().contains("] 2/0, 1.0/s, 0:00 left"), screen.toString());
    }
}
