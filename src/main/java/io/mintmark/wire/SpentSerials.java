package io.mintmark.wire;

import java.time.Instant;
import java.util.List;

/**
 * All spent serials whose SHA-256 begins with a prefix, signed with the time: what a restored wallet asks, and keeps.
 *
 * @param signature the bank's over items("MINTMARK-V01-spent", paramsId, prefix, time, serial_0, ...)
 */
public record SpentSerials(String prefix, Instant at, List<String> serials, String signature) {}
