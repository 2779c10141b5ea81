package io.mintmark.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Supplier;
import org.apache.catalina.Globals;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Lets a caller make the calls that the table gives it. */
public final class CallerAuthorization implements AuthorizationManager<RequestAuthorizationContext> {
    private static final List<String> OF_PROXIES = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        Endpoint endpoint = EndpointFilter.endpointOf(request);
        return new AuthorizationDecision(endpoint.admits(CallerAuthentication.currentCaller(), isLoopback(request)));
    }

    /** Behind a proxy on the same machine everybody seems to be on it. */
    private static boolean isLoopback(HttpServletRequest request) {
        try {
            return InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress()
                    && request.getAttribute(Globals.REQUEST_FORWARDED_ATTRIBUTE) == null
                    && OF_PROXIES.stream().allMatch(name -> request.getHeader(name) == null);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
