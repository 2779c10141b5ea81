package io.mintmark.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/** Takes the token from the one {@code Authorization} header, and from nowhere else. */
public final class BearerTokens implements BearerTokenResolver {
    private static final int MAX_SIZE = 8 * 1024;
    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) ([A-Za-z0-9_.-]{1," + MAX_SIZE + "})");

    /** @throws InvalidBearerTokenException for another scheme, or more than one header */
    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (headers.isEmpty()) {
            return null;
        }
        Matcher bearer = BEARER.matcher(headers.getFirst());
        if (headers.size() > 1 || !bearer.matches()) {
            throw new InvalidBearerTokenException("one bearer token is needed");
        }
        return bearer.group(1);
    }
}
