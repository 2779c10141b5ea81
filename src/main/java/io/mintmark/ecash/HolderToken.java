package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.signature.VerifyingKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The token by which an account's holder makes one request: a JWT (RFC 7519) in a form so narrow that it needs no JSON parser.
 * Its header is fixed, its claims are exactly these, in any order, without white space, escapes and repeats. Parsing proves
 * nothing; {@link #verify} does, except that the token was not used before: that is for the caller to know, by account and
 * {@code jti}, never by the signature, which is not unique.
 *
 * @param account iss, whose identity key signs
 * @param audience aud, the bank's parameters
 * @param issuedAt iat, in whole seconds
 * @param expiresAt exp, in whole seconds
 * @param tokenId jti
 * @param method htm
 * @param path htu, as in the request line, without the query
 * @param bodyHash bsh, SHA-256
 * @param signingInput what is signed
 */
public record HolderToken(
        AccountId account,
        ParamsId audience,
        Instant issuedAt,
        Instant expiresAt,
        String tokenId,
        String method,
        String path,
        Bytes bodyHash,
        String signingInput,
        Signature signature) {
    /** How long a token may be good for. */
    public static final Duration MAX_LIFETIME = Duration.ofSeconds(60);

    /** How far two clocks may be apart. */
    public static final Duration MAX_SKEW = Duration.ofSeconds(5);

    /** Characters of the longest token. */
    public static final int MAX_SIZE = 2048;

    private static final String HEADER = "{\"alg\":\"ES256\",\"typ\":\"JWT\"}";
    private static final String HEADER_SWAPPED = "{\"typ\":\"JWT\",\"alg\":\"ES256\"}";
    private static final Pattern CLAIM =
            Pattern.compile("\"([a-z]{3})\":(?:\"([!#-\\[\\]-~]{1,1024})\"|(0|[1-9][0-9]{0,10}))([,}])");
    private static final Set<String> TEXTS = Set.of("iss", "aud", "jti", "htm", "htu", "bsh");
    private static final Set<String> TIMES = Set.of("iat", "exp");
    private static final Pattern TOKEN_ID = Pattern.compile("[A-Za-z0-9_-]{16,64}");

    /**
     * Makes a token for one request.
     *
     * @param tokenId 16 to 64 characters of {@code [A-Za-z0-9_-]}, never used before
     * @param body of the request, perhaps empty
     */
    public static String issue(
            SigningKey identity,
            AccountId account,
            ParamsId audience,
            Instant issuedAt,
            Duration lifetime,
            String tokenId,
            String method,
            String path,
            byte[] body) {
        String claims = "{\"iss\":\"" + account + "\",\"aud\":\""
                + StrictText.encodeBase64Url(audience.value().toArray())
                + "\",\"iat\":" + issuedAt.getEpochSecond()
                + ",\"exp\":" + issuedAt.plus(lifetime).getEpochSecond()
                + ",\"jti\":\"" + tokenId + "\",\"htm\":\"" + method + "\",\"htu\":\"" + path
                + "\",\"bsh\":\"" + StrictText.encodeBase64Url(hash(body).toArray()) + "\"}";
        String signingInput = encode(HEADER) + "." + encode(claims);
        Signature signature = identity.sign(signingInput.getBytes(StandardCharsets.US_ASCII));
        return signingInput + "." + StrictText.encodeBase64Url(signature.encode());
    }

    /** SHA-256 of a body, for {@code bsh}. */
    public static Bytes hash(byte[] body) {
        return Hashing.sha256(body);
    }

    private static String encode(String part) {
        return StrictText.encodeBase64Url(part.getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws MalformedException unless it is a token of this form; nothing is verified yet */
    public static HolderToken parse(String token) throws MalformedException {
        String[] parts = token.length() <= MAX_SIZE ? token.split("\\.", -1) : new String[0];
        if (parts.length != 3) {
            throw new MalformedException("a token has three parts and at most " + MAX_SIZE + " characters");
        }
        String header = decode(parts[0]);
        if (!header.equals(HEADER) && !header.equals(HEADER_SWAPPED)) {
            throw new MalformedException("the header of a token is ES256 and JWT, and no more");
        }
        Map<String, String> claims = claims(decode(parts[1]));
        return new HolderToken(
                AccountId.parse(claim(claims, "iss")),
                new ParamsId(bytes(claim(claims, "aud"), ParamsId.SIZE)),
                time(claim(claims, "iat")),
                time(claim(claims, "exp")),
                tokenId(claim(claims, "jti")),
                claim(claims, "htm"),
                claim(claims, "htu"),
                bytes(claim(claims, "bsh"), ParamsId.SIZE),
                parts[0] + "." + parts[1],
                Signature.decode(StrictText.decodeBase64Url(parts[2])));
    }

    private static String decode(String part) throws MalformedException {
        return new String(StrictText.decodeBase64Url(part), StandardCharsets.ISO_8859_1);
    }

    private static Map<String, String> claims(String json) throws MalformedException {
        Map<String, String> claims = new HashMap<>();
        if (!json.startsWith("{")) {
            throw new MalformedException("a token's claims are an object");
        }
        Matcher claim = CLAIM.matcher(json).region(1, json.length());
        boolean closed = false;
        while (!closed && claim.lookingAt()) {
            String text = claim.group(2);
            boolean known = (text != null ? TEXTS : TIMES).contains(claim.group(1));
            if (!known || claims.put(claim.group(1), text != null ? text : claim.group(3)) != null) {
                throw new MalformedException("a token has each of its claims once, and no others");
            }
            closed = claim.group(4).equals("}");
            claim.region(claim.end(), json.length());
        }
        if (!closed || claim.regionStart() != json.length() || claims.size() != TEXTS.size() + TIMES.size()) {
            throw new MalformedException("a token's claims are an object with all of them");
        }
        return claims;
    }

    private static String claim(Map<String, String> claims, String name) throws MalformedException {
        String value = claims.get(name);
        if (value == null) {
            throw new MalformedException("a token has each of its claims");
        }
        return value;
    }

    private static Bytes bytes(String text, int size) throws MalformedException {
        byte[] bytes = StrictText.decodeBase64Url(text);
        if (bytes.length != size) {
            throw new MalformedException("a hash has " + size + " bytes");
        }
        return Bytes.copyOf(bytes);
    }

    private static Instant time(String text) throws MalformedException {
        if (!text.matches("[0-9]{1,11}")) {
            throw new MalformedException("a time is a number of seconds");
        }
        return Instant.ofEpochSecond(Long.parseLong(text));
    }

    private static String tokenId(String text) throws MalformedException {
        if (!TOKEN_ID.matcher(text).matches()) {
            throw new MalformedException("a jti has 16 to 64 characters of base64url");
        }
        return text;
    }

    /**
     * Everything but the body and that the token is new.
     *
     * @throws VerificationFailedException unless the account's key made this token, for this bank, now and this request
     */
    public void verify(VerifyingKey identity, ParamsId bank, Instant now, String requestMethod, String requestPath)
            throws VerificationFailedException {
        require(audience.equals(bank), "the token is for another bank");
        require(method.equals(requestMethod) && path.equals(requestPath), "the token is for another request");
        Duration lifetime = Duration.between(issuedAt, expiresAt);
        require(lifetime.isPositive() && lifetime.compareTo(MAX_LIFETIME) <= 0, "the token lives too long");
        require(!issuedAt.isAfter(now.plus(MAX_SKEW)), "the token is not valid yet");
        require(now.isBefore(forgettableAt()), "the token has expired");
        identity.verify(signingInput.getBytes(StandardCharsets.US_ASCII), signature);
    }

    /** @throws VerificationFailedException unless the token is for this body */
    public void verifyBody(byte[] body) throws VerificationFailedException {
        require(bodyHash.equals(hash(body)), "the token is for another body");
    }

    /** From when on {@link #verify} refuses it, so that its {@code jti} need not be remembered. */
    public Instant forgettableAt() {
        return expiresAt.plus(MAX_SKEW);
    }

    private static void require(boolean condition, String otherwise) throws VerificationFailedException {
        if (!condition) {
            throw new VerificationFailedException(otherwise);
        }
    }

    @Override
    public String toString() {
        return "HolderToken[hidden]";
    }
}
