package io.mintmark.api;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.HolderToken;
import io.mintmark.ecash.ParamsId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
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
    private final HolderKeys holders;
    private final JwtDecoder staff;
    private final ParamsId bank;
    private final Rates rates;
    private final Clock clock;

    /** @param staff decodes and verifies tokens with a {@code roles} claim */
    public Authenticators(HolderKeys holders, JwtDecoder staff, ParamsId bank, Rates rates, Clock clock) {
        this.holders = holders;
        this.staff = staff;
        this.bank = bank;
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

    private Authentication holder(HttpServletRequest request, HolderToken token) {
        try {
            VerifyingKey key = holders.identityKey(token.account())
                    .orElseThrow(() -> new InvalidBearerTokenException("there is no such account"));
            token.verify(key, bank, clock.instant(), request.getMethod(), request.getRequestURI());
            return new CallerAuthentication(new Caller.Holder(token.account()), token);
        } catch (VerificationFailedException e) {
            throw new InvalidBearerTokenException("the token is not valid", e);
        }
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
