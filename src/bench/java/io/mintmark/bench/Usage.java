package io.mintmark.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Time that passed, and processor time that this process and the database server have used meanwhile: others on the machine
 * disturb the first and hardly the second.
 */
record Usage(double seconds, double ownSeconds, double serverSeconds) {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** Since some moment. */
    static Usage now(JdbcTemplate server) {
        return new Usage(System.nanoTime() / 1e9, SYSTEM.getProcessCpuTime() / 1e9, ofServer(server));
    }

    /** All its processes, background ones included; 0 if it is on another machine. */
    private static double ofServer(JdbcTemplate server) {
        return server.queryForList("select pid from pg_stat_activity", Long.class).stream()
                        .flatMap(pid -> ProcessHandle.of(pid).stream())
                        .map(process -> process.info().totalCpuDuration())
                        .flatMap(Optional::stream)
                        .mapToDouble(Duration::toNanos)
                        .sum()
                / 1e9;
    }

    Usage since(Usage start) {
        return new Usage(seconds - start.seconds, ownSeconds - start.ownSeconds, serverSeconds - start.serverSeconds);
    }

    double processorSeconds() {
        return ownSeconds + serverSeconds;
    }
}
