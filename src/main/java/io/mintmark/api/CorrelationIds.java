package io.mintmark.api;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.Randomness;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names under which a request is found in answers, logs and events. They say nothing about anybody. */
public final class CorrelationIds {
    /** Both ways. */
    public static final String HEADER = "X-Correlation-Id";

    /** In the logs' context. */
    public static final String LOG_KEY = "correlationId";

    private static final String ATTRIBUTE = CorrelationIds.class.getName();
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final int SIZE = 16;

    private final Randomness randomness;

    /** @param randomness for the ids of callers that bring none */
    public CorrelationIds(Randomness randomness) {
        this.randomness = randomness;
    }

    /** The caller's own, if it may be kept, or a new one; kept with the request. */
    public String assign(HttpServletRequest request) {
        String id = acceptable(request.getHeader(HEADER));
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    private String acceptable(@Nullable String own) {
        return own != null && ACCEPTED.matcher(own).matches()
                ? own
                : Bytes.copyOf(randomness.bytes(SIZE)).hex();
    }

    /** The id of a request, which gets one if it got lost before the first filter. */
    public String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String id ? id : assign(request);
    }
}
