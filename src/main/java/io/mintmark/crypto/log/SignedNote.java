package io.mintmark.crypto.log;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text with signatures (C2SP signed-note). Reading one says nothing about them yet: {@link VerifierKey#verify} does.
 *
 * @param text ends with a newline
 * @param signatures at least one
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** Most bytes of a note that a reader accepts. */
    public static final int MAX_SIZE = 65_536;

    /** Most signatures that a reader accepts. */
    public static final int MAX_SIGNATURES = 64;

    private static final String SEPARATOR = "\n\n";

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new IllegalArgumentException("a note is lines of text and 1 to " + MAX_SIGNATURES + " signatures");
        }
    }

    /** @throws MalformedException unless it is a note as the specification has it */
    public static SignedNote decode(byte[] encoding) throws MalformedException {
        if (encoding.length > MAX_SIZE) {
            throw new MalformedException("a note has at most " + MAX_SIZE + " bytes");
        }
        String note = decodeLines(encoding);
        int separator = note.lastIndexOf(SEPARATOR);
        if (separator < 0) {
            throw new MalformedException("a note has an empty line before its signatures");
        }
        List<String> lines =
                note.substring(separator + SEPARATOR.length()).lines().toList();
        if (lines.isEmpty() || lines.size() > MAX_SIGNATURES) {
            throw new MalformedException("a note has 1 to " + MAX_SIGNATURES + " signatures");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : lines) {
            signatures.add(NoteSignature.decode(line));
        }
        return new SignedNote(note.substring(0, separator + 1), signatures);
    }

    /** UTF-8 without control characters but newlines, the last of which ends it. */
    private static String decodeLines(byte[] encoding) throws MalformedException {
        if (encoding.length == 0 || encoding[encoding.length - 1] != '\n') {
            throw new MalformedException("a note ends with a newline");
        }
        var decoded = new StringBuilder();
        int begin = 0;
        for (int end = 0; end < encoding.length; end++) {
            if (encoding[end] == '\n') {
                decoded.append(StrictText.decodeUtf8(Arrays.copyOfRange(encoding, begin, end)))
                        .append('\n');
                begin = end + 1;
            }
        }
        return decoded.toString();
    }

    /** The note's bytes. */
    public byte[] encode() {
        return (text
                        + "\n"
                        + signatures.stream()
                                .map(signature -> signature.encode() + "\n")
                                .collect(Collectors.joining()))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The same text with one more signature. */
    public SignedNote with(NoteSignature signature) {
        List<NoteSignature> more = new ArrayList<>(signatures);
        more.add(signature);
        return new SignedNote(text, more);
    }
}
