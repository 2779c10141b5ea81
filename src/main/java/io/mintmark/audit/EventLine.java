package io.mintmark.audit;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.log.LogEntry;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** An event as a line of JSON for people and programs. The leaf's bytes are what counts; this follows from them, to the letter. */
final class EventLine {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private EventLine() {}

    static String of(LogEntry entry) {
        StringBuilder line = new StringBuilder(512);
        line.append("{\"position\":").append(entry.position());
        text(line, "stream", entry.stream());
        line.append(",\"sequence\":").append(entry.sequence());
        text(line, "type", entry.type());
        text(line, "recordedAt", entry.recordedAt());
        text(line, "eventId", entry.eventId());
        text(line, "kind", entry.kind());
        document(line, "payload", entry.payload());
        document(line, "metaData", entry.metaData());
        return line.append('}').toString();
    }

    private static void text(StringBuilder line, String name, String value) {
        line.append(",\"")
                .append(name)
                .append("\":\"")
                .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                .append('"');
    }

    /** As it is; in base64url what is no JSON object on one line, so that the line is JSON whatever was stored. */
    private static void document(StringBuilder line, String name, Bytes stored) {
        byte[] bytes = stored.toArray();
        if (isObjectOnOneLine(bytes)) {
            line.append(",\"").append(name).append("\":").append(new String(bytes, StandardCharsets.UTF_8));
        } else {
            text(line, name + "Base64", StrictText.encodeBase64Url(bytes));
        }
    }

    private static boolean isObjectOnOneLine(byte[] bytes) {
        for (byte one : bytes) {
            if (one >= 0 && one < ' ') {
                return false;
            }
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }
}
