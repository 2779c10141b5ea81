package io.mintmark.api;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.group.Hashing;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes commands safe to repeat. The answer is stored in the command's own transaction: after a crash at any moment there are both
 * or neither. Refusals are not stored, so what was refused can be tried again.
 */
public final class Repeats {
    /** Says that the answer is one of an earlier time. */
    public static final String HIT = "Idempotency-Hit";

    /** Rows that one purge deletes at most in one transaction. */
    private static final int PURGED_AT_ONCE = 1000;

    /** A command that stores its answer in its own transaction. */
    @FunctionalInterface
    interface Work<T> {
        /** @param answer to be called in each attempt of the transaction */
        void run(Answer<T> answer);
    }

    /** Takes the answer to a command. */
    @FunctionalInterface
    interface Answer<T> {
        void store(T body);
    }

    private record Place(Bytes caller, String key) {}

    private record Stored(Bytes request, int status, Bytes answer) {}

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final Measures measures;
    private final Map<Place, Bytes> running = new ConcurrentHashMap<>();

    /** @param jdbc in the command's transactions */
    public Repeats(JdbcTemplate jdbc, JsonMapper json, Clock clock, Measures measures) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.measures = measures;
    }

    /**
     * Does the work unless it was done before; the answer is the same, byte for byte.
     *
     * @param body of the request, null for none
     * @param status of the answer
     */
    <T> ResponseEntity<byte[]> once(
            Caller caller, Command command, @Nullable Object body, HttpStatus status, Work<T> work) {
        Place place = new Place(nameOf(caller), command.key());
        Bytes request = command.request(body == null ? new byte[0] : json.writeValueAsBytes(body));
        Bytes before = running.putIfAbsent(place, request);
        if (before != null) {
            throw new ProblemException(
                    before.equals(request) ? Problems.STILL_RUNNING : Problems.IDEMPOTENCY_KEY_REUSED);
        }
        try {
            return find(place)
                    .map(stored -> repeat(stored, request))
                    .orElseGet(() -> run(place, request, status.value(), work));
        } finally {
            running.remove(place);
        }
    }

    private <T> ResponseEntity<byte[]> run(Place place, Bytes request, int status, Work<T> work) {
        Bytes[] last = new Bytes[1];
        try {
            work.run(body -> {
                last[0] = Bytes.copyOf(json.writeValueAsBytes(body));
                insert(place, new Stored(request, status, last[0]));
            });
            return answer(status, Objects.requireNonNull(last[0]), false);
        } catch (DuplicateKeyException e) {
            return repeat(find(place).orElseThrow(() -> e), request); // another node was faster
        }
    }

    private ResponseEntity<byte[]> repeat(Stored stored, Bytes request) {
        if (!stored.request.equals(request)) {
            throw new ProblemException(Problems.IDEMPOTENCY_KEY_REUSED);
        }
        measures.repeated();
        return answer(stored.status, stored.answer, true);
    }

    private static ResponseEntity<byte[]> answer(int status, Bytes answer, boolean repeated) {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
        if (repeated) {
            response.header(HIT, "true");
        }
        return response.body(answer.toArray());
    }

    /** Of those whose keys a node may confuse with nobody else's. */
    private static Bytes nameOf(Caller caller) {
        return Hashing.sha256(
                switch (caller) {
                    case Caller.Holder(var account) -> new Items().add("holder").add(account.value());
                    case Caller.Staff staff -> new Items().add("staff").add(staff.subject());
                    case Caller.Trustee(var paramsId, int trustee) ->
                        new Items().add("trustee").add(paramsId.value()).add(trustee);
                    case Caller.Anybody anybody -> new Items().add("anybody");
                });
    }

    private Optional<Stored> find(Place place) {
        return jdbc
                .query(
                        "select request, status, answer from idempotency where caller = ? and idempotency_key = ?",
                        (row, number) -> new Stored(
                                Bytes.copyOf(row.getBytes("request")),
                                row.getInt("status"),
                                Bytes.copyOf(row.getBytes("answer"))),
                        place.caller.toArray(),
                        place.key)
                .stream()
                .findFirst();
    }

    private void insert(Place place, Stored stored) {
        jdbc.update(
                "insert into idempotency (caller, idempotency_key, request, status, answer, created_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                place.caller.toArray(),
                place.key,
                stored.request.toArray(),
                stored.status,
                stored.answer.toArray(),
                clock.millis());
    }

    /** Forgets some answers from before a time; returns how many, so that whoever calls knows when it was all. */
    public int purge(Instant before) {
        return jdbc.update(
                "delete from idempotency where (caller, idempotency_key) in (select caller, idempotency_key"
                        + " from idempotency where created_at < ? order by created_at limit " + PURGED_AT_ONCE + ")",
                before.toEpochMilli());
    }
}
