package io.mintmark.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds the request's row in the table; without one it ends here, for whomever. */
public final class EndpointFilter extends OncePerRequestFilter {
    private static final String ATTRIBUTE = EndpointFilter.class.getName();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        List<Endpoint> rows = Endpoints.at(request.getRequestURI());
        if (rows.isEmpty()) {
            throw new ProblemException(Problems.NOT_FOUND);
        }
        Endpoint endpoint = rows.stream()
                .filter(row -> row.method().equals(request.getMethod()))
                .findFirst()
                .orElseThrow(() -> methodNotAllowed(rows, response));
        request.setAttribute(ATTRIBUTE, endpoint);
        chain.doFilter(request, response);
    }

    private static ProblemException methodNotAllowed(List<Endpoint> rows, HttpServletResponse response) {
        response.setHeader(
                HttpHeaders.ALLOW,
                rows.stream().map(Endpoint::method).distinct().sorted().collect(Collectors.joining(", ")));
        return new ProblemException(Problems.METHOD_NOT_ALLOWED);
    }

    /** The row of a request that this filter has let through. */
    static Endpoint endpointOf(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Endpoint endpoint) {
            return endpoint;
        }
        throw new IllegalStateException("a request without a row in the table");
    }
}
