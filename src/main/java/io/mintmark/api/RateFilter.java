package io.mintmark.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Charges the caller what the call costs, before its body is read. */
public final class RateFilter extends OncePerRequestFilter {
    private final Rates rates;

    /** @param rates that apply */
    public RateFilter(Rates rates) {
        this.rates = rates;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Caller caller = CallerAuthentication.currentCaller();
        int cost = EndpointFilter.endpointOf(request).cost().tokens();
        // A token costs us its verification and its use, wherever it is shown.
        int tokens = caller instanceof Caller.Anybody ? cost : Math.max(cost, Cost.READ.tokens());
        if (tokens > 0) {
            rates.charge(caller, request, tokens);
        }
        chain.doFilter(request, response);
    }
}
