package io.mintmark.api;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. Nothing went wrong here, so there is no stack trace. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final @Nullable Duration retryAfter;

    /** @param problem that the caller is told */
    public ProblemException(Problem problem) {
        this(problem, null);
    }

    /** @param retryAfter when it is worth trying again */
    public ProblemException(Problem problem, @Nullable Duration retryAfter) {
        super(problem.code(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** What the caller is told. */
    public Problem problem() {
        return problem;
    }

    /** When it is worth trying again, if that is known. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
