package io.mintmark.api;

import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One row of the table.
 *
 * @param method of HTTP
 * @param path the template
 * @param parties who may call
 * @param own whether a holder may reach only what is its own: the controller calls {@link Caller#requireOwner}
 * @param maxBodyBytes of the request
 * @param cost for the rate limit
 */
public record Endpoint(String method, PathPattern path, Set<Party> parties, boolean own, int maxBodyBytes, Cost cost) {
    public Endpoint {
        parties = Set.copyOf(parties);
        if (own && !parties.contains(Party.HOLDER)) {
            throw new IllegalArgumentException("only a holder owns anything");
        }
    }

    static Endpoint of(String method, String path, Set<Party> parties, boolean own, int maxBodyBytes, Cost cost) {
        return new Endpoint(method, PathPatternParser.defaultInstance.parse(path), parties, own, maxBodyBytes, cost);
    }

    boolean hasPath(PathContainer requested) {
        return path.matches(requested);
    }

    /** Whether nobody needs a token for it. */
    public boolean isOpen() {
        return parties.contains(Party.ANYBODY);
    }

    /** Whether this caller may call it at all. */
    public boolean admits(Caller caller, boolean loopback) {
        return isOpen()
                || (loopback && parties.contains(Party.LOOPBACK))
                || switch (caller) {
                    case Caller.Holder holder -> parties.contains(Party.HOLDER);
                    case Caller.Staff(String subject, Set<Role> roles) ->
                        roles.stream().map(Party::of).anyMatch(parties::contains);
                    case Caller.Trustee trustee -> parties.contains(Party.TRUSTEE);
                    case Caller.Anybody anybody -> false;
                };
    }

    /** As in the API's documents: {@code POST /v1/accounts}. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
