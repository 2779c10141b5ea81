package io.mintmark.api;

/**
 * One kind of failure as callers see it (RFC 9457). All texts are fixed: nothing of a request or an exception can leak through.
 *
 * @param code stable, in kebab case
 * @param status of HTTP
 * @param title what happened, the same for every occurrence
 * @param detail what the caller can do
 */
public record Problem(String code, int status, String title, String detail) {
    /** The media type of {@link #document}. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** {@code type} is this and the code. */
    public static final String TYPE_PREFIX = "urn:mintmark:problem:";

    /** The document, whose texts need no escapes: printable ASCII without quotes and backslashes. */
    public String document(String correlationId) {
        return "{\"type\":\"" + TYPE_PREFIX + code + "\",\"title\":\"" + title + "\",\"status\":" + status
                + ",\"detail\":\"" + detail + "\",\"code\":\"" + code + "\",\"correlationId\":\"" + correlationId
                + "\"}";
    }
}
