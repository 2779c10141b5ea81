package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.signature.VerifyingKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
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
 * @param jws what is signed, and how
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
        CompactJws jws) {
    /** How long a token may be good for. */
    public static final Duration MAX_LIFETIME = Duration.ofSeconds(60);

    /** How far two clocks may be apart. */
    public static final Duration MAX_SKEW = Duration.ofSeconds(5);

    /** Characters of the longest token. */
    public static final int MAX_SIZE = 2048;

    private static final String HEADER = "{\"alg\":\"ES256\",\"typ\":\"JWT\"}";
    private static final String HEADER_SWAPPED = "{\"typ\":\"JWT\",\"alg\":\"ES256\"}";
    private static final Set<String> HEADERS = Set.of(HEADER, HEADER_SWAPPED);
    private static final Set<String> CLAIMS = Set.of("iss", "aud", "iat", "exp", "jti", "htm", "htu", "bsh");
    private static final Pattern TEXT = Pattern.compile("[!#-\\[\\]-~]{1,1024}");
    private static final long MAX_SECONDS = 99_999_999_999L;
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
        String claims = new FlatObject()
                .text("iss", account.value())
                .text("aud", StrictText.encodeBase64Url(audience.value().toArray()))
                .number("iat", issuedAt.getEpochSecond())
                .number("exp", issuedAt.plus(lifetime).getEpochSecond())
                .text("jti", tokenId)
                .text("htm", method)
                .text("htu", path)
                .text("bsh", StrictText.encodeBase64Url(hash(body).toArray()))
                .json();
        return CompactJws.sign(HEADER, claims, identity).text();
    }

    /** SHA-256 of a body, for {@code bsh}. */
    public static Bytes hash(byte[] body) {
        return Hashing.sha256(body);
    }

    /** @throws MalformedException unless it is a token of this form; nothing is verified yet */
    public static HolderToken parse(String token) throws MalformedException {
        CompactJws jws = CompactJws.parse(token, MAX_SIZE, HEADERS);
        FlatObject claims = FlatObject.parse(jws.payload(), CLAIMS, Set.of());
        return new HolderToken(
                AccountId.parse(text(claims, "iss")),
                new ParamsId(bytes(text(claims, "aud"), ParamsId.SIZE)),
                time(claims, "iat"),
                time(claims, "exp"),
                tokenId(text(claims, "jti")),
                text(claims, "htm"),
                text(claims, "htu"),
                bytes(text(claims, "bsh"), ParamsId.SIZE),
                jws);
    }

    private static String text(FlatObject claims, String name) throws MalformedException {
        String text = claims.text(name);
        if (!TEXT.matcher(text).matches()) {
            throw new MalformedException("a claim has 1 to 1024 characters of ASCII");
        }
        return text;
    }

    private static Bytes bytes(String text, int size) throws MalformedException {
        byte[] bytes = StrictText.decodeBase64Url(text);
        if (bytes.length != size) {
            throw new MalformedException("a hash has " + size + " bytes");
        }
        return Bytes.copyOf(bytes);
    }

    private static Instant time(FlatObject claims, String name) throws MalformedException {
        long seconds = claims.number(name);
        if (seconds > MAX_SECONDS) {
            throw new MalformedException("a time is a number of seconds");
        }
        return Instant.ofEpochSecond(seconds);
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
        jws.verify(identity);
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
