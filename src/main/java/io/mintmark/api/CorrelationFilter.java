package io.mintmark.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** The outermost filter: names the request, and answers whatever failure comes back through it. */
public final class CorrelationFilter extends OncePerRequestFilter {
    private final CorrelationIds ids;
    private final ProblemAnswers answers;

    /** @param answers to failures of other filters */
    public CorrelationFilter(CorrelationIds ids, ProblemAnswers answers) {
        this.ids = ids;
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        String id = ids.assign(request);
        response.setHeader(CorrelationIds.HEADER, id);
        BrowserRules.tell(request, response);
        MDC.put(CorrelationIds.LOG_KEY, id);
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            answers.answer(request, response, e);
        } finally {
            MDC.remove(CorrelationIds.LOG_KEY);
        }
    }
}
