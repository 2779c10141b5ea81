package io.mintmark.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Only so many requests are worked on at once, since more would only make all of them slower; some more may wait for a while,
 * in the order in which they came. What is free of cost passes by. A place is held until the answer begins to be written: how
 * long that takes is its reader's affair, who would otherwise keep everybody waiting.
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
            return;
        }
        Place place = new Place();
        try {
            chain.doFilter(request, new Answer(response, place));
        } finally {
            place.leave();
        }
    }

    /** Whether there was room within this time. */
    static boolean acquired(Semaphore room, Duration maxWait) {
        try {
            return room.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** In the queue, and then among those who are worked on. */
    private final class Place {
        private final AtomicBoolean left = new AtomicBoolean();

        Place() {
            if (!waiting.tryAcquire()) {
                throw new ProblemException(Problems.BUSY);
            }
            if (!acquired(running, maxWait)) {
                waiting.release();
                throw new ProblemException(Problems.BUSY);
            }
        }

        /** Once, however often it is called. */
        void leave() {
            if (!left.getAndSet(true)) {
                running.release();
                waiting.release();
            }
        }
    }

    /** Whoever asks where to write has found the answer. */
    private static final class Answer extends HttpServletResponseWrapper {
        private final Place place;

        Answer(HttpServletResponse response, Place place) {
            super(response);
            this.place = place;
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            place.leave();
            return super.getOutputStream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            place.leave();
            return super.getWriter();
        }
    }
}
