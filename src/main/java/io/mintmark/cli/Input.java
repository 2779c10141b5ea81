package io.mintmark.cli;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.ecash.Payment;
import io.mintmark.holder.Passphrase;
import java.io.Console;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people and files give to a command. */
final class Input {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final String STANDARD_INPUT = "-";
    private static final String PASSPHRASE = "MINTMARK_PASSPHRASE";

    private Input() {}

    /**
     * A message of the protocol.
     *
     * @param where the text itself, the name of a file that has it, or {@code -} for standard input
     */
    static String message(String where) throws IOException, MalformedException {
        return where.startsWith(Payment.TEXT_PREFIX)
                ? where.strip()
                : text(where).strip();
    }

    /** The text of a file, or of standard input for {@code -}. */
    static String text(String where) throws IOException, MalformedException {
        try (InputStream in = STANDARD_INPUT.equals(where) ? System.in : new FileInputStream(where)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new MalformedException(where + " is too long for what it should be");
            }
            return decode(bytes);
        }
    }

    /** Strict UTF-8, without control characters but the ends of lines. */
    private static String decode(byte[] bytes) throws MalformedException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            StrictText.requirePrintable(text.replaceAll("\\R", " "));
            return text;
        } catch (CharacterCodingException e) {
            throw new MalformedException("text is not UTF-8");
        }
    }

    /** Writes a text to a file, never over another. */
    static void write(Path file, String text) throws IOException {
        Files.writeString(file, text + System.lineSeparator(), java.nio.file.StandardOpenOption.CREATE_NEW);
    }

    /**
     * The passphrase of a store: from a file, the environment, or whoever sits there.
     *
     * @param file of which the first line counts
     * @param isNew whether to ask twice
     */
    static Passphrase passphrase(@Nullable Path file, boolean isNew) throws IOException, MalformedException {
        if (file != null) {
            return Passphrase.of(
                    text(file.toString()).lines().findFirst().orElse("").toCharArray());
        }
        String set = System.getenv(PASSPHRASE);
        if (set != null) {
            return Passphrase.of(set.toCharArray());
        }
        Console console = terminal()
                .orElseThrow(() -> new IOException(
                        "a passphrase is needed: set " + PASSPHRASE + ", or name a file with --passphrase-file"));
        return ask(console, isNew);
    }

    private static Passphrase ask(Console console, boolean isNew) throws IOException, MalformedException {
        char[] first = entered(console.readPassword("Passphrase: "));
        try {
            if (isNew) {
                char[] second = entered(console.readPassword("Again:      "));
                boolean same = Arrays.equals(first, second);
                Arrays.fill(second, ' ');
                if (!same) {
                    throw new IOException("these are two different passphrases");
                }
            }
            return Passphrase.of(first);
        } finally {
            Arrays.fill(first, ' ');
        }
    }

    private static char[] entered(char @Nullable [] characters) throws IOException {
        if (characters == null) {
            throw new IOException("no passphrase was entered");
        }
        return characters;
    }

    /** What nobody else should see. */
    static String secret(String prompt) throws IOException {
        Console console =
                terminal().orElseThrow(() -> new IOException("nobody is there to be asked: name a file with --words"));
        return new String(entered(console.readPassword("%s", prompt)));
    }

    /** Whether whoever sits there agrees; empty when nobody does sit there. */
    static Optional<Boolean> agrees(String question) {
        return terminal().map(console -> {
            String answer = console.readLine("%s [y/N] ", question);
            return answer != null && answer.strip().equalsIgnoreCase("y");
        });
    }

    /** Who sits there, if anybody does. */
    @SuppressWarnings("SystemConsoleNull") // which console there is depends on the version, and whether it is null
    static Optional<Console> terminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}
