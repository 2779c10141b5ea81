package io.mintmark.api;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.util.Base64URL;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.ParamsId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** The bearer tokens of the staff, as the bank issues them itself and checks them with its own key. */
public final class StaffTokens {
    /** How long a token may be good for. */
    public static final Duration MAX_LIFETIME = Duration.ofHours(12);

    /** The claim with the names of the roles, for other issuers as well. */
    public static final String ROLES = "roles";

    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9._@-]{1,64}");
    private static final Duration SKEW = Duration.ofSeconds(5);

    private StaffTokens() {}

    /**
     * Makes a token.
     *
     * @param key {@link io.mintmark.ledger.BankKeys#staffTokenKey}
     * @param tokenId unique, of {@code [A-Za-z0-9_-]}
     * @throws IllegalArgumentException for another subject than 1 to 64 of {@code [A-Za-z0-9._@-]}, no role, or too long a life
     */
    public static String issue(
            SigningKey key,
            ParamsId bank,
            String subject,
            Set<Role> roles,
            Instant issuedAt,
            Duration lifetime,
            String tokenId) {
        if (!SUBJECT.matcher(subject).matches()) {
            throw new IllegalArgumentException(
                    "a subject has 1 to 64 letters, digits, dots, hyphens, underscores and @");
        }
        if (roles.isEmpty() || !lifetime.isPositive() || lifetime.compareTo(MAX_LIFETIME) > 0) {
            throw new IllegalArgumentException("a token has a role, and is good for at most 12 hours");
        }
        String names = roles.stream().sorted().map(Role::claim).collect(Collectors.joining("\",\"", "[\"", "\"]"));
        String claims = "{\"iss\":\"" + issuer(bank) + "\",\"aud\":\"" + audience(bank) + "\",\"sub\":\"" + subject
                + "\",\"roles\":" + names + ",\"iat\":" + issuedAt.getEpochSecond()
                + ",\"exp\":" + issuedAt.plus(lifetime).getEpochSecond() + ",\"jti\":\"" + tokenId + "\"}";
        String signingInput = encode("{\"alg\":\"ES256\",\"typ\":\"JWT\"}") + "." + encode(claims);
        byte[] signature =
                key.sign(signingInput.getBytes(StandardCharsets.US_ASCII)).encode();
        return signingInput + "." + StrictText.encodeBase64Url(signature);
    }

    private static String encode(String part) {
        return StrictText.encodeBase64Url(part.getBytes(StandardCharsets.US_ASCII));
    }

    private static String audience(ParamsId bank) {
        return StrictText.encodeBase64Url(bank.value().toArray());
    }

    private static String issuer(ParamsId bank) {
        return "mintmark:" + audience(bank);
    }

    /** Decodes and verifies what {@link #issue} makes, and nothing else. */
    public static JwtDecoder decoder(VerifyingKey key, ParamsId bank, Clock clock) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<>(new JWKSet(jwk(key))))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        JwtTimestampValidator times = new JwtTimestampValidator(SKEW);
        times.setClock(clock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                List.of(times, new JwtIssuerValidator(issuer(bank)), audienceIs(audience(bank)), lifetime(clock))));
        return decoder;
    }

    private static ECKey jwk(VerifyingKey key) {
        ECPoint point = CustomNamedCurves.getByName("P-256").getCurve().decodePoint(key.encode());
        return new ECKey.Builder(
                        Curve.P_256,
                        Base64URL.encode(point.getAffineXCoord().getEncoded()),
                        Base64URL.encode(point.getAffineYCoord().getEncoded()))
                .build();
    }

    /** Of tokens from another issuer, which may have several audiences. */
    public static OAuth2TokenValidator<Jwt> audienceIs(String audience) {
        return new JwtClaimValidator<List<String>>("aud", all -> all != null && all.contains(audience));
    }

    private static OAuth2TokenValidator<Jwt> lifetime(Clock clock) {
        OAuth2Error error = new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN);
        return token -> {
            Instant from = token.getIssuedAt();
            Instant until = token.getExpiresAt();
            boolean fine = from != null
                    && until != null
                    && !from.isAfter(clock.instant().plus(SKEW))
                    && !until.isAfter(from.plus(MAX_LIFETIME));
            return fine ? OAuth2TokenValidatorResult.success() : OAuth2TokenValidatorResult.failure(error);
        };
    }
}
