package io.mintmark.config;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.crypto.threshold.ThresholdPublicKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Those who lift anonymity together: the trustees, and the judge of a sandbox.
 *
 * @param judge in base64url, of a sandbox
 * @param sandbox where it is, if they are made up
 */
record Guardians(ThresholdPublicKey trustees, Optional<String> judge, Optional<Path> sandbox) {
    /** Real trustees, the result of whose ceremony is configured. */
    static Guardians of(int count, List<String> commitments) {
        return new Guardians(trustees(count, commitments), Optional.empty(), Optional.empty());
    }

    static ThresholdPublicKey trustees(int count, List<String> commitments) {
        try {
            List<Point> points = new ArrayList<>();
            for (String commitment : commitments) {
                points.add(Point.decode(StrictText.decodeBase64Url(commitment)));
            }
            return ThresholdPublicKey.of(count, points);
        } catch (MalformedException | VerificationFailedException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "mintmark.trustees must be the result of a key ceremony: " + e.getMessage(), e);
        }
    }

    /** The judges who are configured, or else that of the sandbox. */
    List<VerifyingKey> judges(List<String> configured) {
        List<VerifyingKey> judges = new ArrayList<>();
        try {
            for (String key : configured.isEmpty() ? judge.stream().toList() : configured) {
                judges.add(VerifyingKey.decode(StrictText.decodeBase64Url(key)));
            }
        } catch (MalformedException e) {
            throw new IllegalArgumentException("mintmark.api.judges must be keys in base64url", e);
        }
        return judges;
    }
}
