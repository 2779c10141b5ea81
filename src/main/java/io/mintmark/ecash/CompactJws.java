package io.mintmark.ecash;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.signature.VerifyingKey;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A JWS in its compact form (RFC 7515) with ES256, whose header is one of a few fixed texts: it never says how it is to be
 * verified.
 *
 * @param payload as text
 * @param signingInput what is signed
 */
record CompactJws(String payload, String signingInput, Signature signature) {
    static CompactJws sign(String header, String payload, SigningKey key) {
        String signingInput = encode(header) + "." + encode(payload);
        return new CompactJws(payload, signingInput, key.sign(signingInput.getBytes(StandardCharsets.US_ASCII)));
    }

    /** @throws MalformedException unless it has three parts, one of these headers and a payload that is printable text */
    static CompactJws parse(String text, int maxSize, Set<String> headers) throws MalformedException {
        String[] parts = text.length() <= maxSize ? text.split("\\.", -1) : new String[0];
        if (parts.length != 3) {
            throw new MalformedException("a token has three parts and at most " + maxSize + " characters");
        }
        if (!headers.contains(decode(parts[0]))) {
            throw new MalformedException("the header of a token says its algorithm and its type, and no more");
        }
        return new CompactJws(
                decode(parts[1]), parts[0] + "." + parts[1], Signature.decode(StrictText.decodeBase64Url(parts[2])));
    }

    private static String encode(String part) {
        return StrictText.encodeBase64Url(StrictText.encodeUtf8(part));
    }

    private static String decode(String part) throws MalformedException {
        return StrictText.decodeUtf8(StrictText.decodeBase64Url(part));
    }

    void verify(VerifyingKey key) throws VerificationFailedException {
        key.verify(signingInput.getBytes(StandardCharsets.US_ASCII), signature);
    }

    /** The compact form. */
    String text() {
        return signingInput + "." + StrictText.encodeBase64Url(signature.encode());
    }
}
