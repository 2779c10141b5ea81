package io.mintmark.wire;

/** Why something is done to an account or a key. */
public record Reason(String reason) {}
