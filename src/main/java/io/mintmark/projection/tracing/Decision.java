package io.mintmark.projection.tracing;

import java.time.Instant;

/** What a trustee decided about an order. */
public record Decision(int trustee, boolean approved, Instant at) {}
