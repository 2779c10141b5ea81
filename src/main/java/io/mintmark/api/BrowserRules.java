package io.mintmark.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** What a browser is told with every answer, whoever gives it: to run nothing, show it nowhere else and guess at nothing. */
final class BrowserRules {
    private static final String POLICY = "Content-Security-Policy";
    private static final String NOTHING =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** The page of the documents has its own scripts, and styles within its elements. */
    private static final String PAGE =
            NOTHING + "; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'";

    private static final Map<String, String> OTHERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer");

    private BrowserRules() {}

    static void tell(HttpServletRequest request, HttpServletResponse response) {
        OTHERS.forEach(response::setHeader);
        response.setHeader(POLICY, isPage(request.getRequestURI()) ? PAGE : NOTHING);
    }

    private static boolean isPage(String path) {
        return path != null && path.startsWith("/docs/");
    }
}
