package io.mintmark.config;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Not ready while some read model is far behind: what it answered would be old. */
final class Readiness implements HealthIndicator {
    private final RunningViews views;
    private final long maxLag;

    Readiness(RunningViews views, long maxLag) {
        this.views = views;
        this.maxLag = maxLag;
    }

    @Override
    public Health health() {
        return views.lag() <= maxLag
                ? Health.up().build()
                : Health.outOfService().build();
    }
}
