package io.mintmark.crypto;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Base64;

/**
 * UTF-8, base64url and times with exactly one accepted form each. Java's own decoders replace malformed UTF-8, ignore stray
 * bits and padding in base64, and take many forms of a time; all of which would give one value several encodings.
 */
public final class StrictText {
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private StrictText() {}

    /**
     * @return the text, kept as received
     * @throws MalformedException for malformed UTF-8 and for control or bidirectional characters, which could make a text
     *     look like another
     */
    public static String decodeUtf8(byte[] bytes) throws MalformedException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            requirePrintable(text);
            return text;
        } catch (CharacterCodingException e) {
            throw new MalformedException("text is not UTF-8");
        }
    }

    /** @throws IllegalArgumentException for unpaired surrogates */
    public static byte[] encodeUtf8(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] encoded = new byte[bytes.remaining()];
            bytes.get(encoded);
            return encoded;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("text has an unpaired surrogate", e);
        }
    }

    /** @throws MalformedException for control, bidirectional and unpaired surrogate characters */
    public static void requirePrintable(String text) throws MalformedException {
        if (text.codePoints().anyMatch(StrictText::isDeceptive)) {
            throw new MalformedException("text has a control or bidirectional character");
        }
    }

    /** The text with a question mark for each of these characters: for whoever must show what he has not chosen. */
    public static String printable(String text) {
        return text.codePoints()
                .map(c -> isDeceptive(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isDeceptive(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE -> true;
            default -> isBidirectionalControl(c);
        };
    }

    /** Unicode's Bidi_Control property. */
    private static boolean isBidirectionalControl(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    /** Base64url without padding (RFC 4648 section 5). */
    public static String encodeBase64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @throws MalformedException for every text that {@link #encodeBase64Url} does not make */
    public static byte[] decodeBase64Url(String text) throws MalformedException {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (encodeBase64Url(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // not in the alphabet at all: the same answer as for a non-canonical form
        }
        throw new MalformedException("not canonical base64url");
    }

    /** RFC 3339 in UTC with exactly milliseconds. */
    public static String encodeTime(Instant time) {
        return MILLIS.format(time);
    }

    /** @throws MalformedException for every text that {@link #encodeTime} does not make */
    public static Instant decodeTime(String text) throws MalformedException {
        try {
            Instant time = MILLIS.parse(text, Instant::from);
            if (encodeTime(time).equals(text)) {
                return time;
            }
        } catch (DateTimeParseException e) {
            // the same answer as for another form of a time
        }
        throw new MalformedException("not a time in UTC with milliseconds");
    }
}
