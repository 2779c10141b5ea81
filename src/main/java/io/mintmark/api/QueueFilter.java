package io.mintmark.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Only so many requests are worked on at once, since more would only make all of them slower; some more may wait for a while,
 * in the order in which they came. What is free of cost passes by.
 */
public final class QueueFilter extends OncePerRequestFilter {
    private final Semaphore running;
    private final Semaphore waiting;
    private final Duration maxWait;

    /**
     * @param maxRunning at once
     * @param maxWaiting beside them
     */
    public QueueFilter(int maxRunning, int maxWaiting, Duration maxWait) {
        this.running = new Semaphore(maxRunning, true);
        this.waiting = new Semaphore(maxRunning + maxWaiting);
        this.maxWait = maxWait;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (EndpointFilter.endpointOf(request).cost() == Cost.FREE) {
            chain.doFilter(request, response);
        } else if (waiting.tryAcquire()) {
            try {
                await(request, response, chain);
            } finally {
                waiting.release();
            }
        } else {
            throw new ProblemException(Problems.BUSY);
        }
    }

    private void await(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!acquired()) {
            throw new ProblemException(Problems.BUSY);
        }
        try {
            chain.doFilter(request, response);
        } finally {
            running.release();
        }
    }

    private boolean acquired() {
        try {
            return running.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
