package io.mintmark.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the whole body, within its endpoint's limit, in limited time, and while all bodies in memory stay within a limit too.
 * Behind this filter the body is whole, is UTF-8, and costs its sender nothing more to wait with.
 */
public final class BodyFilter extends OncePerRequestFilter {
    private static final int CHUNK = 8 * 1024;

    private final Duration timeout;
    private final Semaphore memory;
    private final Clock clock;

    /**
     * @param timeout for a whole body; the server's own timeout ends the wait for single bytes
     * @param maxBytes of all bodies together
     */
    public BodyFilter(Duration timeout, int maxBytes, Clock clock) {
        this.timeout = timeout;
        this.memory = new Semaphore(maxBytes);
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        int limit = EndpointFilter.endpointOf(request).maxBodyBytes();
        long declared = request.getContentLengthLong();
        boolean chunked = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        if (declared > limit || (limit == 0 && chunked)) {
            throw new ProblemException(Problems.BODY_TOO_LARGE);
        }
        int reserved = chunked ? limit : (int) Math.max(0, declared);
        if (!memory.tryAcquire(reserved)) {
            throw new ProblemException(Problems.BUSY);
        }
        try {
            byte[] body = reserved == 0 ? new byte[0] : read(request, limit);
            requireUtf8(body);
            chain.doFilter(new ReadRequest(request, body), response);
        } finally {
            memory.release(reserved);
        }
    }

    private byte[] read(HttpServletRequest request, int limit) {
        Instant deadline = clock.instant().plus(timeout);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = request.getInputStream();
            for (int size = in.read(chunk); size >= 0; size = in.read(chunk)) {
                body.write(chunk, 0, size);
                if (body.size() > limit) {
                    throw new ProblemException(Problems.BODY_TOO_LARGE);
                }
                if (clock.instant().isAfter(deadline)) {
                    throw new ProblemException(Problems.REQUEST_TIMEOUT);
                }
            }
        } catch (IOException e) {
            boolean slow = e instanceof SocketTimeoutException || e.getCause() instanceof SocketTimeoutException;
            throw new ProblemException(slow ? Problems.REQUEST_TIMEOUT : Problems.BAD_REQUEST);
        }
        return body.toByteArray();
    }

    /** Decoders replace what is no UTF-8, and one text would then have several encodings. */
    private static void requireUtf8(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        } catch (CharacterCodingException e) {
            throw new ProblemException(Problems.MALFORMED_JSON);
        }
    }
}
