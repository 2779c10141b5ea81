package io.mintmark.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Which bucket a request draws from: its account's, its staff member's, or its network address's. */
public final class Rates {
    private static final int FAILURE = 2;
    private static final int IPV6_NETWORK_BYTES = 8;

    private final RateLimiter limiter;
    private final Rate holder;
    private final Rate staff;
    private final Rate anybody;

    private record Address(String network) {}

    private record Failing(Address address) {}

    /** @param anybody also for failed attempts to show who one is */
    public Rates(RateLimiter limiter, Rate holder, Rate staff, Rate anybody) {
        this.limiter = limiter;
        this.holder = holder;
        this.staff = staff;
        this.anybody = anybody;
    }

    /** @throws ProblemException {@code rate-exceeded} */
    void charge(Caller caller, HttpServletRequest request, int tokens) {
        Rate rate = switch (caller) {
            case Caller.Holder known -> holder;
            case Caller.Staff known -> staff;
            case Caller.Trustee known -> holder;
            case Caller.Anybody nobody -> anybody;
        };
        refuse(limiter.take(payer(caller, request), rate, tokens));
    }

    /** Who answers for a request. */
    static Object payer(Caller caller, HttpServletRequest request) {
        return switch (caller) {
            case Caller.Holder known -> known.account();
            case Caller.Staff known -> known.subject();
            case Caller.Trustee known -> known;
            case Caller.Anybody nobody -> address(request);
        };
    }

    /**
     * Before a token is verified, which costs more than anything else that nobody has to answer for.
     *
     * @throws ProblemException {@code rate-exceeded} if too many from this address were bad
     */
    void requireFewFailures(HttpServletRequest request) {
        refuse(limiter.missing(new Failing(address(request)), anybody, FAILURE));
    }

    /** Counts a token that was bad. */
    void chargeFailure(HttpServletRequest request) {
        limiter.take(new Failing(address(request)), anybody, FAILURE);
    }

    private static void refuse(Optional<Duration> wait) {
        wait.ifPresent(time -> {
            throw new ProblemException(Problems.RATE_EXCEEDED, time);
        });
    }

    /** An IPv6 caller has a whole network to choose addresses from. */
    private static Address address(HttpServletRequest request) {
        try {
            byte[] bytes = InetAddress.ofLiteral(request.getRemoteAddr()).getAddress();
            byte[] network = bytes.length > 4 ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes;
            return new Address(Arrays.toString(network));
        } catch (IllegalArgumentException e) {
            return new Address("");
        }
    }
}
