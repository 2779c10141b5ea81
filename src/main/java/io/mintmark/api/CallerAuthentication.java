package io.mintmark.api;

import io.mintmark.ecash.HolderToken;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** A caller that has shown who it is, as Spring Security carries it. It has no authorities: the table decides. */
final class CallerAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Caller caller;
    private final transient @Nullable HolderToken token;

    CallerAuthentication(Caller caller, @Nullable HolderToken token) {
        super(List.of());
        this.caller = caller;
        this.token = token;
        setAuthenticated(true);
    }

    /** Who makes the current request. */
    static Caller currentCaller() {
        return current().map(known -> known.caller).orElseGet(Caller.Anybody::new);
    }

    /** The token of the current request, if a holder makes it. */
    static Optional<HolderToken> currentToken() {
        return current().map(known -> known.token);
    }

    private static Optional<CallerAuthentication> current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known
                ? Optional.of(known)
                : Optional.empty();
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "CallerAuthentication[hidden]";
    }
}
