package io.mintmark.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Answers what controllers throw, and what is thrown on the way to them. Comes before the framework's own resolvers. */
public final class ProblemResolver implements HandlerExceptionResolver, Ordered {
    private final ProblemAnswers answers;

    /** @param answers that are given */
    public ProblemResolver(ProblemAnswers answers) {
        this.answers = answers;
    }

    @Override
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        try {
            answers.answer(request, response, failure);
            return new ModelAndView();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
