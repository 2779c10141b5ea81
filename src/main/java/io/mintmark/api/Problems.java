package io.mintmark.api;

import io.mintmark.ledger.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every problem that a caller can meet: what the server refuses, and in {@link LedgerProblems} what the ledger refuses. */
public final class Problems {
    // The request cannot be read.
    public static final Problem BAD_REQUEST = problem(
            "bad-request",
            400,
            "The request is not valid",
            "Send a valid HTTP request as the documents at /docs describe, with at most 8 KiB of headers.");
    public static final Problem MALFORMED_JSON = problem(
            "malformed-json",
            400,
            "The body is not valid JSON",
            "Send one JSON value in UTF-8, with every name once, no deeper and no longer than the documents allow.");
    public static final Problem UNKNOWN_FIELD =
            problem("unknown-field", 400, "The body has an unknown field", "Send only the fields that are documented.");
    public static final Problem MISSING_FIELD = problem(
            "missing-field",
            400,
            "A field or parameter is missing",
            "Send all fields and parameters that are documented as required; null is no value.");
    public static final Problem WRONG_TYPE = problem(
            "wrong-type",
            400,
            "A field or parameter has the wrong type",
            "Send every value in its documented type and range; nothing is converted.");
    public static final Problem MALFORMED = problem(
            "malformed",
            400,
            "A value is not in its form",
            "Send ids, points, keys and messages in exactly the encoding of the protocol.");
    public static final Problem REQUEST_TIMEOUT =
            problem("request-timeout", 408, "The body came too slowly", "Send the whole body at once, and try again.");
    public static final Problem BODY_TOO_LARGE = problem(
            "body-too-large",
            413,
            "The body is too large",
            "Send no more than the documents allow, or in several requests.");

    // It is read, but there is no such thing.
    public static final Problem NOT_FOUND = problem(
            "not-found",
            404,
            "There is nothing here, or not for you",
            "Check the path and the id, and who is calling.");
    public static final Problem METHOD_NOT_ALLOWED = problem(
            "method-not-allowed", 405, "This path has no such method", "Use a method that the Allow header names.");
    public static final Problem NOT_ACCEPTABLE = problem(
            "not-acceptable",
            406,
            "There is no answer of an accepted type",
            "Accept application/json, or the type that is documented for this call.");
    public static final Problem UNSUPPORTED_MEDIA_TYPE = problem(
            "unsupported-media-type",
            415,
            "The body has an unsupported type",
            "Send the body as Content-Type: application/json.");

    // Who calls.
    public static final Problem UNAUTHENTICATED = problem(
            "unauthenticated",
            401,
            "A valid token is needed",
            "Send Authorization: Bearer with a new token for exactly this request. Check the clock.");
    public static final Problem FORBIDDEN =
            problem("forbidden", 403, "This is not for you to do", "Let somebody call who has the right to.");
    public static final Problem RATE_EXCEEDED =
            problem("rate-exceeded", 429, "Too many requests", "Wait as long as the Retry-After header says.");

    public static final Problem NONCE_UNKNOWN = problem(
            "nonce-unknown",
            422,
            "There is no such nonce",
            "Get a new one by POST /v1/accounts/nonces; each is good for one opening, for a day.");

    public static final Problem PREFIX_TOO_FULL = problem(
            "prefix-too-full",
            422,
            "More coins of this prefix were spent than one answer holds",
            "Repeating does not help. Tell the operator, who can raise mintmark.api.spent-serials up to 16384.");

    public static final Problem WITNESS_UNKNOWN = problem(
            "witness-unknown",
            422,
            "The bank knows no such witness",
            "Sign with the key of a witness that the bank has configured in mintmark.log.witnesses.");

    public static final Problem COSIGNATURE_REFUSED = problem(
            "cosignature-refused",
            422,
            "This is no cosignature of this checkpoint",
            "Sign exactly the checkpoint of this size, as cosignature/v1, with a time that is not in the future.");

    // Repeats.
    public static final Problem IDEMPOTENCY_KEY_MISSING = problem(
            "idempotency-key-missing",
            400,
            "An idempotency key is needed",
            "Send an Idempotency-Key of 16 to 64 letters, digits and hyphens, a new one for every new command.");
    public static final Problem IDEMPOTENCY_KEY_REUSED = problem(
            "idempotency-key-reused",
            422,
            "Another command had this idempotency key",
            "Send a new Idempotency-Key with a new command.");
    public static final Problem STILL_RUNNING = problem(
            "still-running", 409, "The same command is still running", "Send it again in a moment to get its answer.");

    // The server.
    public static final Problem BUSY = problem(
            "busy",
            503,
            "The server is busy",
            "Nothing happened. Send the same request with a new token after the time in the Retry-After header.");
    public static final Problem INTERNAL_ERROR = problem(
            "internal-error",
            500,
            "Something went wrong in the server",
            "Repeat the request; repeating is safe. Tell the operator the correlationId if it goes on.");

    private static final List<Problem> OF_THE_SERVER = List.of(
            BAD_REQUEST,
            MALFORMED_JSON,
            UNKNOWN_FIELD,
            MISSING_FIELD,
            WRONG_TYPE,
            MALFORMED,
            REQUEST_TIMEOUT,
            BODY_TOO_LARGE,
            NOT_FOUND,
            METHOD_NOT_ALLOWED,
            NOT_ACCEPTABLE,
            UNSUPPORTED_MEDIA_TYPE,
            UNAUTHENTICATED,
            FORBIDDEN,
            RATE_EXCEEDED,
            NONCE_UNKNOWN,
            PREFIX_TOO_FULL,
            WITNESS_UNKNOWN,
            COSIGNATURE_REFUSED,
            IDEMPOTENCY_KEY_MISSING,
            IDEMPOTENCY_KEY_REUSED,
            STILL_RUNNING,
            BUSY,
            INTERNAL_ERROR);

    private static final Map<String, Problem> BY_CODE =
            all().stream().collect(Collectors.toUnmodifiableMap(Problem::code, Function.identity()));

    private Problems() {}

    private static Problem problem(String code, int status, String title, String detail) {
        return new Problem(code, status, title, detail);
    }

    /** The whole catalogue. */
    public static List<Problem> all() {
        List<Problem> all = new ArrayList<>(OF_THE_SERVER);
        all.addAll(LedgerProblems.ALL);
        return List.copyOf(all);
    }

    /** The problem of this code. */
    public static Optional<Problem> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** What the ledger's refusal is to a caller. */
    public static Problem of(Rejection rejection) {
        return of(rejection.code()).orElseThrow(() -> new IllegalStateException("no problem for a rejection"));
    }
}
