package io.mintmark.api;

import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.ecash.HolderToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.web.filter.OncePerRequestFilter;

/** The last that a holder's token must show: that it is for this body. Then it is used up. */
public final class TokenUseFilter extends OncePerRequestFilter {
    private final UsedTokens used;

    /** @param used shared by all nodes */
    public TokenUseFilter(UsedTokens used) {
        this.used = used;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        CallerAuthentication.currentToken().ifPresent(token -> use(token, (ReadRequest) request));
        chain.doFilter(request, response);
    }

    private void use(HolderToken token, ReadRequest request) {
        try {
            token.verifyBody(request.body());
        } catch (VerificationFailedException e) {
            throw new InvalidBearerTokenException("the token is for another body", e);
        }
        if (!used.use(token)) {
            throw new InvalidBearerTokenException("the token was used before");
        }
    }
}
