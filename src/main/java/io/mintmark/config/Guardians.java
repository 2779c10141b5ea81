package io.mintmark.config;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.crypto.threshold.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Those who lift anonymity together: the bank's first trustees, and the judge of a sandbox.
 *
 * @param judge in base64url, of a sandbox
 * @param sandbox where it is, if they are made up
 */
record Guardians(Transcript trustees, Optional<String> judge, Optional<Path> sandbox) {
    /** Real trustees, the transcript of whose ceremony is configured. */
    static Guardians of(Path transcript) {
        try {
            return new Guardians(read(transcript), Optional.empty(), Optional.empty());
        } catch (IOException | MalformedException | VerificationFailedException e) {
            throw new IllegalArgumentException(
                    "mintmark.trustees.transcript must be the transcript of a key ceremony: " + e.getMessage(), e);
        }
    }

    /** What is in a file of a transcript: base64url on one line. */
    static Transcript read(Path file) throws IOException, MalformedException, VerificationFailedException {
        return Transcript.decode(
                StrictText.decodeBase64Url(Files.readString(file).strip()));
    }

    /** The judges who are configured, or else that of the sandbox. */
    List<VerifyingKey> judges(List<String> configured) {
        List<VerifyingKey> judges = new ArrayList<>();
        try {
            for (String key : configured.isEmpty() ? judge.stream().toList() : configured) {
                judges.add(VerifyingKey.decode(StrictText.decodeBase64Url(key)));
            }
        } catch (MalformedException e) {
            throw new IllegalArgumentException("mintmark.judges must be keys in base64url", e);
        }
        return judges;
    }
}
