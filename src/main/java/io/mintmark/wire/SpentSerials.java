package io.mintmark.wire;

import java.time.Instant;
import java.util.List;

/**
 * All spent serials whose SHA-256 begins with a prefix, signed with the time: what a restored wallet asks, and keeps.
 *
 * @param position of the sealed log: nothing that was spent up to there is missing
 * @param signature the bank's over items("MINTMARK-V01-spent", paramsId, prefix, time, position, serial_0, ...)
 */
public record SpentSerials(String prefix, Instant at, long position, List<String> serials, String signature) {}
