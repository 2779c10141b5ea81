package io.mintmark.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Answers a failure with its problem document, whatever the caller accepts. */
public final class ProblemAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final CorrelationIds ids;

    /** @param ids that the documents repeat */
    public ProblemAnswers(CorrelationIds ids) {
        this.ids = ids;
    }

    /** Only a failure of our own is logged, under the id that the caller is told. */
    public void answer(HttpServletRequest request, HttpServletResponse response, Throwable failure) throws IOException {
        Problem problem = Failures.problemOf(failure);
        if (failure instanceof ClientAbortException || failure instanceof AsyncRequestNotUsableException) {
            return; // nobody is there any more
        }
        if (problem.equals(Problems.INTERNAL_ERROR)) {
            LOG.error("request {} failed", ids.of(request), failure);
        }
        if (response.isCommitted() && response.getStatus() >= 400) {
            return; // Tomcat has given up reading, and its valve answers
        }
        if (response.isCommitted()) {
            throw new IOException("the answer breaks off: " + problem.code()); // closes the connection
        }
        response.resetBuffer();
        if (failure instanceof ErrorResponse framework) {
            framework.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        }
        headers(request, response, problem, failure);
        write(response, problem, ids.of(request));
    }

    private static void headers(
            HttpServletRequest request, HttpServletResponse response, Problem problem, Throwable failure) {
        switch (problem.status()) {
            case 401 ->
                response.setHeader(
                        HttpHeaders.WWW_AUTHENTICATE,
                        request.getHeader(HttpHeaders.AUTHORIZATION) == null
                                ? "Bearer"
                                : "Bearer error=\"invalid_token\"");
            case 429, 503 -> {
                Duration wait = failure instanceof ProblemException known
                        ? known.retryAfter().orElse(RETRY_AFTER)
                        : RETRY_AFTER;
                response.setHeader(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
            }
            case 408, 413 -> response.setHeader(HttpHeaders.CONNECTION, "close"); // the rest of the body is not read
            default -> {}
        }
    }

    static void write(HttpServletResponse response, Problem problem, String correlationId) throws IOException {
        byte[] document = problem.document(correlationId).getBytes(StandardCharsets.US_ASCII);
        response.setStatus(problem.status());
        response.setHeader(CorrelationIds.HEADER, correlationId);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
        response.flushBuffer();
    }
}
