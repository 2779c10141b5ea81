package io.mintmark.config;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.threshold.KeyShare;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Trustees and a judge in a folder on the bank's own machine, for trying things out: whoever has the folder lifts every anonymity,
 * so they protect nobody. It appears at once and whole, and is never made again for a database that knows other trustees.
 *
 * <p>In it: {@code share-1} to {@code share-3} and {@code judge.key}, secret; the {@code transcript} of the ceremony; and
 * {@code public.properties} with the settings that would name these trustees and this judge.
 */
final class Sandbox {
    static final String TRUSTEES = "mintmark.trustees.transcript";
    static final String JUDGES = "mintmark.judges";

    static final String TRANSCRIPT = "transcript";

    private static final int COUNT = 3;
    private static final int THRESHOLD = 2;
    private static final int MAX_SIZE = 4096;
    private static final String PUBLIC = "public.properties";

    private final Path folder;

    Sandbox(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Those who are in the folder; made first, if there is none.
     *
     * @throws IllegalStateException if there is none and the database belongs to somebody already
     */
    Guardians obtain(String bankName, BoundDatabase database, Randomness randomness) throws IOException {
        if (!Files.exists(folder.resolve(PUBLIC))) {
            if (database.hasParameters()) {
                throw new IllegalStateException("The database belongs to trustees who are neither configured nor in "
                        + folder + ": put the sandbox back from its backup, or set mintmark.trustees as it was.");
            }
            make(bankName, randomness);
        }
        return read();
    }

    private Guardians read() throws IOException {
        String judge = properties().getProperty(JUDGES, "");
        try {
            Guardians guardians =
                    new Guardians(Guardians.read(folder.resolve(TRANSCRIPT)), Optional.of(judge), Optional.of(folder));
            guardians.judges(List.of(judge));
            return guardians;
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(folder.resolve(PUBLIC) + " is damaged: restore it from its backup", e);
        } catch (MalformedException | VerificationFailedException e) {
            throw new IllegalStateException(folder.resolve(TRANSCRIPT) + " is damaged: restore it from its backup", e);
        }
    }

    private Properties properties() throws IOException {
        byte[] content = new SecretFile(folder.resolve(PUBLIC)).read(MAX_SIZE);
        Properties properties = new Properties();
        properties.load(new StringReader(new String(content, StandardCharsets.US_ASCII)));
        return properties;
    }

    /** Whether these are its trustees, who look real when their transcript is copied. */
    boolean holds(Path transcript) {
        try {
            return Files.mismatch(transcript, folder.resolve(TRANSCRIPT)) == -1;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private void make(String bankName, Randomness randomness) throws IOException {
        String unique = Bytes.copyOf(randomness.bytes(8)).hex();
        Path made = folder.resolveSibling("." + folder.getFileName() + "." + unique + ".new");
        write(made, bankName, randomness);
        try {
            Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(made);
            if (!Files.exists(folder.resolve(PUBLIC))) { // another node was faster
                throw e;
            }
        }
    }

    private void write(Path made, String bankName, Randomness randomness) throws IOException {
        SandboxCeremony ceremony = SandboxCeremony.hold(bankName, COUNT, THRESHOLD, randomness);
        for (KeyShare share : ceremony.shares()) {
            SigningKey signing = ceremony.keys().get(share.trustee() - 1).signing();
            create(
                    made.resolve("share-" + share.trustee()),
                    "mintmark-sandbox-share v1\ntrustee " + share.trustee() + "\nshare " + text(share.x())
                            + "\nsigning " + text(signing.secret()) + "\n");
        }
        SigningKey judge = new SigningKey(randomness.nonZeroScalar());
        create(made.resolve("judge.key"), "mintmark-sandbox-judge v1\nkey " + text(judge.secret()) + "\n");
        create(
                made.resolve(TRANSCRIPT),
                StrictText.encodeBase64Url(ceremony.transcript().encode()) + "\n");
        create(
                made.resolve(PUBLIC),
                "# Made up on the bank's own machine: these trustees protect nobody.\n"
                        + TRUSTEES + "=" + folder.resolve(TRANSCRIPT) + "\n"
                        + JUDGES + "="
                        + StrictText.encodeBase64Url(judge.verifyingKey().encode()) + "\n");
    }

    private static void create(Path file, String content) throws IOException {
        new SecretFile(file).create(content.getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(SecretScalar secret) {
        return StrictText.encodeBase64Url(secret.reveal().encode());
    }

    private static void delete(Path made) throws IOException {
        try (Stream<Path> files = Files.list(made)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(made);
    }
}
