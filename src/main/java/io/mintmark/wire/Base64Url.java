package io.mintmark.wire;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;

/** Binary values in JSON: base64url without padding, in exactly one form. */
public final class Base64Url {
    private Base64Url() {}

    /** The text of {@code bytes}. */
    public static String text(Bytes bytes) {
        return text(bytes.toArray());
    }

    /** The text of {@code bytes}. */
    public static String text(byte[] bytes) {
        return StrictText.encodeBase64Url(bytes);
    }

    /** @throws MalformedException for every text that {@link #text} does not make */
    public static Bytes bytes(String text) throws MalformedException {
        return Bytes.copyOf(StrictText.decodeBase64Url(text));
    }

    /** @throws MalformedException unless it is the text of exactly {@code size} bytes */
    public static Bytes bytes(String text, int size) throws MalformedException {
        Bytes bytes = bytes(text);
        if (bytes.size() != size) {
            throw new MalformedException("a value has another size");
        }
        return bytes;
    }
}
