package io.mintmark.crypto;

import static org.junit.jupiter.api.Assumptions.abort;

import io.mintmark.Vectors;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/**
 * The official vectors of the standards, which stay where they are: {@code shared/cfrg} in the working directory or above.
 * A checkout without that folder skips the tests that ask for them.
 */
public final class CfrgVectors {
    private static final Path FOLDER = Path.of("shared", "cfrg");

    private CfrgVectors() {}

    /** The file of this name; the calling test is skipped when there is no folder of official vectors at all. */
    public static Vectors load(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve(FOLDER);
            if (Files.isDirectory(folder)) {
                return new Vectors(
                        JsonMapper.shared().readTree(folder.resolve(name).toFile()));
            }
        }
        return abort("skipped: no folder " + FOLDER + " here or above, so the official vectors of " + name
                + " were not checked");
    }
}
