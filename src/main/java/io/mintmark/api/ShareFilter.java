package io.mintmark.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Only so many requests of one caller at once, from the first byte of the body to the last of the answer, so that nobody takes
 * all the room that there is for bodies and all places to run. More of them wait for a while, with their bodies unread.
 */
public final class ShareFilter extends OncePerRequestFilter {
    private final int perCaller;
    private final Duration maxWait;
    private final Map<Object, Share> shares = new ConcurrentHashMap<>();

    /** Of a caller who is there; the table has no others. */
    private record Share(Semaphore free, int requests) {
        Share with(int more) {
            return new Share(free, requests + more);
        }
    }

    /** @param perCaller of an account, a member of the staff or a network address */
    public ShareFilter(int perCaller, Duration maxWait) {
        this.perCaller = perCaller;
        this.maxWait = maxWait;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (EndpointFilter.endpointOf(request).cost() == Cost.FREE) {
            chain.doFilter(request, response);
            return;
        }
        Object caller = Rates.payer(CallerAuthentication.currentCaller(), request);
        Semaphore free = come(caller);
        try {
            inTurn(free, request, response, chain);
        } finally {
            go(caller);
        }
    }

    private void inTurn(Semaphore free, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!QueueFilter.acquired(free, maxWait)) {
            throw new ProblemException(Problems.BUSY);
        }
        try {
            chain.doFilter(request, response);
        } finally {
            free.release();
        }
    }

    private Semaphore come(Object caller) {
        return shares.merge(caller, new Share(new Semaphore(perCaller, true), 1), (known, first) -> known.with(1))
                .free();
    }

    private void go(Object caller) {
        shares.computeIfPresent(caller, (known, share) -> share.requests() == 1 ? null : share.with(-1));
    }
}
