package io.mintmark.holder;

import io.mintmark.crypto.MalformedException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/** What opens a store. Its memory is wiped when it is closed, as far as Java allows. */
public final class Passphrase implements AutoCloseable {
    /** Characters of the shortest. */
    public static final int MIN_SIZE = 8;

    private static final int MAX_SIZE = 1024;

    private final byte[] utf8;

    private Passphrase(byte[] utf8) {
        this.utf8 = utf8;
    }

    /**
     * @param characters 8 to 1024; the same however a keyboard composes them
     * @throws MalformedException for fewer or more
     */
    public static Passphrase of(char[] characters) throws MalformedException {
        if (characters.length < MIN_SIZE || characters.length > MAX_SIZE) {
            throw new MalformedException("a passphrase has " + MIN_SIZE + " to " + MAX_SIZE + " characters");
        }
        try {
            String composed = Normalizer.normalize(CharBuffer.wrap(characters), Normalizer.Form.NFC);
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(composed));
            byte[] utf8 = new byte[encoded.remaining()];
            encoded.get(0, utf8).put(0, new byte[utf8.length]);
            return new Passphrase(utf8);
        } catch (CharacterCodingException e) {
            throw new MalformedException("a passphrase is text");
        }
    }

    byte[] utf8() {
        return utf8;
    }

    @Override
    public void close() {
        Arrays.fill(utf8, (byte) 0);
    }

    @Override
    public String toString() {
        return "Passphrase[hidden]";
    }
}
