package io.mintmark.crypto.log;

import io.mintmark.crypto.MalformedException;
import java.util.Base64;

/** The forms that notes are written in. */
final class NoteText {
    private NoteText() {}

    static String encodeBase64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** With padding, and in one form only: Java ignores stray bits and missing padding. */
    static byte[] decodeBase64(String text) throws MalformedException {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (encodeBase64(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // not in the alphabet at all: the same answer as for another form
        }
        throw new MalformedException("not canonical base64");
    }

    /** Decimal without leading zeros, at most 2^63-1. */
    static long decodeNumber(String text) throws MalformedException {
        boolean canonical = text.equals("0")
                || (!text.isEmpty() && text.charAt(0) != '0' && text.chars().allMatch(c -> c >= '0' && c <= '9'));
        try {
            if (canonical) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException e) {
            // too large: the same answer as for what is no number
        }
        throw new MalformedException("not a decimal number");
    }

    static boolean isKeyName(String name) {
        return !name.isEmpty() && name.codePoints().noneMatch(NoteText::isForbiddenInKeyName);
    }

    private static boolean isForbiddenInKeyName(int c) {
        return c == '+' || Character.isISOControl(c) || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
