package io.mintmark.api;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.HolderToken;
import io.mintmark.ecash.ParamsId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/**
 * Who a token's bearer is. A token in the narrow form of a holder's is only ever tried as one, every other only as one of the
 * staff; the two kinds have no keys in common.
 */
public final class Authenticators implements AuthenticationManagerResolver<HttpServletRequest> {
    /** The iss of trustee j's tokens. No account has such an id: they are derived from keys, and longer. */
    private static final Pattern TRUSTEE = Pattern.compile("TRUSTEE-([1-9][0-9]?)");

    private final TokenKeys keys;
    private final JwtDecoder staff;
    private final Rates rates;
    private final Clock clock;

    /** @param staff decodes and verifies tokens with a {@code roles} claim */
    public Authenticators(TokenKeys keys, JwtDecoder staff, Rates rates, Clock clock) {
        this.keys = keys;
        this.staff = staff;
        this.rates = rates;
        this.clock = clock;
    }

    @Override
    public AuthenticationManager resolve(HttpServletRequest request) {
        return authentication -> authenticate(request, ((BearerTokenAuthenticationToken) authentication).getToken());
    }

    private Authentication authenticate(HttpServletRequest request, String token) {
        rates.requireFewFailures(request);
        try {
            Optional<HolderToken> holder = parse(token);
            return holder.isPresent() ? holder(request, holder.get()) : staff(token);
        } catch (InvalidBearerTokenException e) {
            rates.chargeFailure(request);
            throw e;
        }
    }

    private static Optional<HolderToken> parse(String token) {
        try {
            return Optional.of(HolderToken.parse(token));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /** Holders, and trustees, who have tokens of the same form; for whichever of the bank's parameters they are. */
    private Authentication holder(HttpServletRequest request, HolderToken token) {
        try {
            if (!keys.isOurs(token.audience())) {
                throw new InvalidBearerTokenException("the token is for another bank");
            }
            Matcher trustee = TRUSTEE.matcher(token.account().value());
            Caller caller = trustee.matches()
                    ? new Caller.Trustee(token.audience(), Integer.parseInt(trustee.group(1)))
                    : new Caller.Holder(token.account());
            VerifyingKey key = key(caller)
                    .orElseThrow(() -> new InvalidBearerTokenException("there is no such account or trustee"));
            token.verify(key, token.audience(), clock.instant(), request.getMethod(), request.getRequestURI());
            return new CallerAuthentication(caller, token);
        } catch (VerificationFailedException e) {
            throw new InvalidBearerTokenException("the token is not valid", e);
        }
    }

    private Optional<VerifyingKey> key(Caller caller) {
        return switch (caller) {
            case Caller.Holder(AccountId account) -> keys.ofHolder(account);
            case Caller.Trustee(ParamsId paramsId, int trustee) -> keys.ofTrustee(paramsId, trustee);
            case Caller.Staff staffMember -> Optional.empty();
            case Caller.Anybody anybody -> Optional.empty();
        };
    }

    private Authentication staff(String token) {
        try {
            Jwt jwt = staff.decode(token);
            String subject = jwt.getSubject();
            if (subject == null || subject.isEmpty()) {
                throw new InvalidBearerTokenException("the token has no subject");
            }
            return new CallerAuthentication(new Caller.Staff(subject, roles(jwt)), null);
        } catch (BadJwtException e) {
            throw new InvalidBearerTokenException("the token is not valid", e);
        } catch (JwtException | JwtDecoderInitializationException e) { // the issuer does not answer
            throw new AuthenticationServiceException("tokens cannot be verified now", e);
        }
    }

    private static Set<Role> roles(Jwt jwt) {
        if (jwt.getClaims().get(StaffTokens.ROLES) instanceof Collection<?> names) {
            return names.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .flatMap(name -> Role.ofClaim(name).stream())
                    .collect(Collectors.toUnmodifiableSet());
        }
        return Set.of();
    }
}
