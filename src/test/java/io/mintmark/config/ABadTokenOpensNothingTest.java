package io.mintmark.config;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.api.Role;
import io.mintmark.api.StaffTokens;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.HolderToken;
import io.mintmark.ecash.ParamsId;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ABadTokenOpensNothingTest {
    private static final String PATH = "/v1/deposits";
    private static final String BODY = "{}";
    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final ParamsId OTHER_BANK = new ParamsId(Bytes.zeros(32));
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private static Shell shell;

    @BeforeAll
    static void start() {
        shell = Shell.start();
    }

    @AfterAll
    static void stop() {
        shell.close();
    }

    private static HttpResponse<String> deposit(String token) {
        return shell.sendAs(token, "POST", PATH, BODY);
    }

    private static void requireRefused(String token) {
        HttpResponse<String> refused = deposit(token);
        assertEquals(401, refused.statusCode(), token);
        assertTrue(refused.body().contains("\"unauthenticated\""));
        assertEquals(
                "Bearer error=\"invalid_token\"",
                refused.headers().firstValue("WWW-Authenticate").orElse(""));
    }

    private static String good() {
        return Shell.holderToken("POST", PATH, BODY);
    }

    private static String at(Instant issuedAt, Duration lifetime) {
        return Shell.holderToken(Shell.HOLDER, Shell.ACCOUNT, issuedAt, lifetime, "POST", PATH, BODY);
    }

    private static String of(SigningKey key, AccountId account) {
        return Shell.holderToken(key, account, Instant.now(), MINUTE, "POST", PATH, BODY);
    }

    private static String encode(String text) {
        return StrictText.encodeBase64Url(text.getBytes(US_ASCII));
    }

    private static String part(String token, int index) {
        return token.split("\\.", -1)[index];
    }

    /** A token of the right key over any header and claims. */
    private static String signed(String header, String claims) {
        return signedRaw(encode(header), encode(claims));
    }

    private static String signedRaw(String header, String claims) {
        String input = header + "." + claims;
        return input + "."
                + StrictText.encodeBase64Url(
                        Shell.HOLDER.sign(input.getBytes(US_ASCII)).encode());
    }

    private static String claims() throws Exception {
        return new String(StrictText.decodeBase64Url(part(good(), 1)), US_ASCII);
    }

    private static final String HEADER = "{\"alg\":\"ES256\",\"typ\":\"JWT\"}";

    @Test
    void a_good_one_opens_its_request_once() {
        String token = good();
        HttpResponse<String> served = deposit(token);
        assertEquals(200, served.statusCode(), served.body());
        assertTrue(served.body().contains(Shell.ACCOUNT.value()));
        requireRefused(token);
    }

    @Test
    void a_second_signature_makes_no_second_token() throws Exception {
        String token = good();
        assertEquals(200, deposit(token).statusCode());
        byte[] signature = StrictText.decodeBase64Url(part(token, 2));
        String hex = Bytes.copyOf(signature).hex();
        BigInteger s = ORDER.subtract(new BigInteger(hex.substring(64), 16));
        String twin = hex.substring(0, 64) + String.format("%064x", s);
        String forged = part(token, 0) + "." + part(token, 1) + "."
                + StrictText.encodeBase64Url(Bytes.ofHex(twin).toArray());
        HolderToken.parse(forged)
                .verify(Shell.HOLDER.verifyingKey(), Shell.PARAMETERS.id(), Instant.now(), "POST", PATH);
        requireRefused(forged);
    }

    @Test
    void a_token_is_used_up_only_by_a_request_that_it_is_for() {
        String token = good();
        assertEquals(401, shell.sendAs(token, "POST", PATH, "{ }").statusCode());
        assertEquals(200, deposit(token).statusCode());
    }

    @Test
    void the_order_of_its_claims_is_free() throws Exception {
        List<String> members =
                List.of(claims().substring(1, claims().length() - 1).split(","));
        assertEquals(
                200,
                deposit(signed(HEADER, "{" + String.join(",", members.reversed()) + "}"))
                        .statusCode());
        assertEquals(
                200,
                deposit(signed("{\"typ\":\"JWT\",\"alg\":\"ES256\"}", claims())).statusCode());
    }

    @Test
    void another_time() {
        requireRefused(at(Instant.now().minusSeconds(120), MINUTE));
        requireRefused(at(Instant.now().plusSeconds(60), MINUTE));
        requireRefused(at(Instant.now(), Duration.ofSeconds(61)));
        requireRefused(at(Instant.now(), Duration.ofDays(365)));
        requireRefused(at(Instant.now(), Duration.ZERO));
        requireRefused(at(Instant.now(), Duration.ofSeconds(-1)));
    }

    @Test
    void another_request() {
        requireRefused(Shell.holderToken("PUT", PATH, BODY));
        requireRefused(Shell.holderToken("POST", "/v1/withdrawals", BODY));
        requireRefused(Shell.holderToken("POST", PATH + "?all=true", BODY));
        requireRefused(Shell.holderToken("POST", PATH, ""));
        requireRefused(Shell.holderToken("POST", PATH, "{ }"));
    }

    @Test
    void another_bank_or_account() {
        requireRefused(HolderToken.issue(
                Shell.HOLDER,
                Shell.ACCOUNT,
                OTHER_BANK,
                Instant.now(),
                MINUTE,
                "0123456789abcdef",
                "POST",
                PATH,
                BODY.getBytes(US_ASCII)));
        requireRefused(of(Shell.OTHER_HOLDER, Shell.ACCOUNT));
        requireRefused(of(Shell.HOLDER, Shell.OTHER_ACCOUNT));
        requireRefused(of(Shell.HOLDER, new AccountId("NOBODYS")));
        requireRefused(of(Shell.KEYS.staffTokenKey(), Shell.ACCOUNT));
        requireRefused(of(Shell.KEYS.signingKey(), Shell.ACCOUNT));
    }

    @Test
    void another_algorithm() throws Exception {
        requireRefused(encode("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + encode(claims()) + ".");
        requireRefused(encode("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + encode(claims()) + "." + part(good(), 2));
        for (byte[] secret : List.of(
                Shell.HOLDER.verifyingKey().encode(),
                Shell.KEYS.staffTokenKey().verifyingKey().encode())) {
            String input = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + encode(claims());
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            requireRefused(input + "." + StrictText.encodeBase64Url(mac.doFinal(input.getBytes(US_ASCII))));
        }
    }

    @Test
    void another_header() throws Exception {
        for (String header : List.of(
                "{\"alg\":\"ES256\"}",
                "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"1\"}",
                "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"crit\":[\"x\"],\"x\":1}",
                "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"jwk\":{\"kty\":\"EC\"}}",
                "{\"alg\":\"ES256\",\"alg\":\"ES256\",\"typ\":\"JWT\"}",
                "{\"alg\": \"ES256\",\"typ\":\"JWT\"}",
                "")) {
            requireRefused(signed(header, claims()));
        }
    }

    @Test
    void other_claims() throws Exception {
        String claims = claims();
        String inner = claims.substring(1, claims.length() - 1);
        for (String changed : List.of(
                "{" + inner + ",\"nbf\":1}",
                "{" + inner + ",\"jti\":\"0123456789abcdef\"}",
                "{" + inner + "",
                "{" + inner + ",}",
                "{" + inner + "}}",
                "{" + inner + "} ",
                " {" + inner + "}",
                inner,
                "{}",
                "[]",
                "",
                claims.replaceFirst(",\"bsh\":\"[^\"]*\"", ""),
                claims.replaceFirst("\"iat\":([0-9]+)", "\"iat\":\"$1\""),
                claims.replaceFirst("\"iat\":([0-9]+)", "\"iat\":$1.0"),
                claims.replaceFirst("\"iat\":([0-9]+)", "\"iat\":0$1"),
                claims.replaceFirst("\"exp\":([0-9]+)", "\"exp\":99999999999999999999"),
                claims.replaceFirst("\"jti\":\"[^\"]*\"", "\"jti\":\"short\""),
                claims.replaceFirst("\"jti\":\"[^\"]*\"", "\"jti\":\"" + "a".repeat(65) + "\""),
                claims.replaceFirst("\"jti\":\"[^\"]*\"", "\"jti\":1234567890"),
                claims.replaceFirst("/v1", "\\\\u002fv1"),
                claims.replaceFirst("\"iss\":\"[^\"]*\"", "\"iss\":\"lower\""))) {
            requireRefused(signed(HEADER, changed));
        }
    }

    @Test
    void another_encoding() {
        String token = good();
        requireRefused(token.substring(0, token.length() - 1));
        requireRefused(token.substring(0, token.lastIndexOf('.') + 1));
        requireRefused(token.substring(0, token.lastIndexOf('.')));
        requireRefused(token + ".");
        requireRefused("." + token);
        requireRefused(part(token, 0) + "." + part(token, 2) + "." + part(token, 1));
        requireRefused("x".repeat(3000));
        requireRefused("x");
        // 64 bytes leave 4 unused bits in the last character; the header's 27 leave none, so it gets padding's place.
        char last = token.charAt(token.length() - 1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        requireRefused(token.substring(0, token.length() - 1) + alphabet.charAt(alphabet.indexOf(last) ^ 1));
        requireRefused(token + "AA");
    }

    @Test
    void another_header_line() {
        for (String value :
                List.of("Basic dXNlcjpwYXNz", "Bearer", "Bearer a b", "DPoP " + good(), "Bearer  " + good())) {
            assertEquals(
                    401, shell.send("POST", PATH, BODY, "Authorization", value).statusCode(), value);
        }
        String twice =
                "POST " + PATH + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nConnection: close\r\n"
                        + "Authorization: Bearer " + good() + "\r\nAuthorization: Bearer " + good()
                        + "\r\nContent-Length: 2\r\n\r\n{}";
        assertTrue(shell.raw(twice.getBytes(US_ASCII)).startsWith("HTTP/1.1 401"));
        assertEquals(
                401, shell.send("POST", PATH + "?access_token=" + good(), BODY).statusCode());
    }

    @Test
    void a_bad_token_does_not_even_open_what_is_open_to_all() {
        assertEquals(401, shell.sendAs("x.y.z", "GET", "/v1/keys", "").statusCode());
    }

    private static String staff(SigningKey key, ParamsId bank, Instant from) {
        return StaffTokens.issue(
                key, bank, "someone", Set.of(Role.TELLER), from, Duration.ofHours(12), "0123456789abcdef");
    }

    private static int asStaff(String token) {
        return shell.sendAs(token, "POST", "/v1/accounts/nonces", "{}").statusCode();
    }

    private static String staffSigned(String claims) {
        String input = encode(HEADER) + "." + encode(claims);
        return input + "."
                + StrictText.encodeBase64Url(Shell.KEYS
                        .staffTokenKey()
                        .sign(input.getBytes(US_ASCII))
                        .encode());
    }

    @Test
    void staff_have_their_own_tokens() throws Exception {
        Instant now = Instant.now();
        String good = staff(Shell.KEYS.staffTokenKey(), Shell.PARAMETERS.id(), now);
        assertEquals(200, asStaff(good));
        assertEquals(200, asStaff(good));
        assertEquals(401, asStaff(staff(Shell.HOLDER, Shell.PARAMETERS.id(), now)));
        assertEquals(401, asStaff(staff(Shell.KEYS.signingKey(), Shell.PARAMETERS.id(), now)));
        assertEquals(401, asStaff(staff(Shell.KEYS.staffTokenKey(), OTHER_BANK, now)));
        assertEquals(
                401,
                asStaff(staff(Shell.KEYS.staffTokenKey(), Shell.PARAMETERS.id(), now.minus(Duration.ofHours(13)))));
        assertEquals(401, asStaff(staff(Shell.KEYS.staffTokenKey(), Shell.PARAMETERS.id(), now.plusSeconds(60))));
        assertEquals(401, asStaff(encode("{\"alg\":\"none\"}") + "." + part(good, 1) + "."));
        String claims = new String(StrictText.decodeBase64Url(part(good, 1)), US_ASCII);
        assertEquals(200, asStaff(staffSigned(claims)));
        assertEquals(
                401,
                asStaff(staffSigned(claims.replaceFirst(
                        "\"exp\":[0-9]+",
                        "\"exp\":" + now.plus(Duration.ofHours(13)).getEpochSecond()))));
        assertEquals(401, asStaff(staffSigned(claims.replaceFirst("\"exp\":[0-9]+,", ""))));
        assertEquals(401, asStaff(staffSigned(claims.replaceFirst("\"iat\":[0-9]+,", ""))));
        assertEquals(401, asStaff(staffSigned(claims.replaceFirst("\"sub\":\"someone\",", ""))));
        assertEquals(401, asStaff(staffSigned(claims.replaceFirst("mintmark:", "other:"))));
        assertEquals(403, asStaff(staffSigned(claims.replaceFirst("teller", "god"))));
        assertEquals(403, asStaff(staffSigned(claims.replaceFirst("teller", "TELLER"))));
        assertEquals(403, asStaff(staffSigned(claims.replaceFirst("\\[\"teller\"\\]", "\"teller\""))));
        assertEquals(403, asStaff(staffSigned(claims.replaceFirst("\"roles\":", "\"groups\":"))));
    }
}
