package io.mintmark.crypto.log;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A signature line of a note; whose it is and what it covers, only its verifier's key says.
 *
 * @param name of the key
 * @param keyId 4 bytes
 * @param signature as the key's type has it
 */
public record NoteSignature(String name, Bytes keyId, Bytes signature) {
    /** Bytes of a key's id. */
    public static final int KEY_ID_SIZE = 4;

    private static final String PREFIX = "\u2014 ";

    public NoteSignature {
        if (!NoteText.isKeyName(name) || keyId.size() != KEY_ID_SIZE || signature.size() == 0) {
            throw new IllegalArgumentException("a signature has a key's name, 4 bytes of its id, and bytes of its own");
        }
    }

    /** @throws MalformedException unless it is such a line, without its end */
    public static NoteSignature decode(String line) throws MalformedException {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(PREFIX) || space < PREFIX.length()) {
            throw new MalformedException("not a signature line of a note");
        }
        byte[] bytes = NoteText.decodeBase64(line.substring(space + 1));
        String name = line.substring(PREFIX.length(), space);
        if (bytes.length <= KEY_ID_SIZE || !NoteText.isKeyName(name)) {
            throw new MalformedException("not a signature line of a note");
        }
        return new NoteSignature(
                name,
                Bytes.copyOf(Arrays.copyOf(bytes, KEY_ID_SIZE)),
                Bytes.copyOf(Arrays.copyOfRange(bytes, KEY_ID_SIZE, bytes.length)));
    }

    /** The line without its end. */
    public String encode() {
        byte[] bytes = ByteBuffer.allocate(KEY_ID_SIZE + signature.size())
                .put(keyId.toArray())
                .put(signature.toArray())
                .array();
        return PREFIX + name + " " + NoteText.encodeBase64(bytes);
    }
}
