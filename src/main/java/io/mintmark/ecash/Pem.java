package io.mintmark.ecash;

import io.mintmark.crypto.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** PEM in the strict form of RFC 7468: lines of 64 characters that end in a line feed, one structure, nothing around it. */
final class Pem {
    private static final int LINE = 64;
    private static final byte[] LINE_FEED = {'\n'};

    private final String first;
    private final String last;

    private Pem(String label) {
        this.first = "-----BEGIN " + label + "-----\n";
        this.last = "\n-----END " + label + "-----\n";
    }

    static Pem of(String label) {
        return new Pem(label);
    }

    String encode(byte[] der) {
        return first + Base64.getMimeEncoder(LINE, LINE_FEED).encodeToString(der) + last;
    }

    /** The last line feed may be missing: shells drop it from what they substitute. */
    byte[] decode(String pem) throws MalformedException {
        String text = pem.endsWith("\n") ? pem : pem + "\n";
        int size = text.length() - first.length() - last.length();
        if (size > 2 * SignedDer.MAX_SIZE) {
            throw new MalformedException("longer than any PEM of " + SignedDer.MAX_SIZE + " bytes");
        }
        if (size > 0 && text.startsWith(first) && text.endsWith(last)) {
            byte[] der = decodeBody(text.substring(first.length(), first.length() + size));
            if (encode(der).equals(text)) {
                return der;
            }
        }
        throw new MalformedException("not strict PEM that begins with " + first.strip());
    }

    private static byte[] decodeBody(String body) throws MalformedException {
        try {
            return Base64.getMimeDecoder().decode(body.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw new MalformedException("not base64 between the lines of a PEM");
        }
    }
}
