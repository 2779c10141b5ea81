package io.mintmark.wire;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** Times in JSON: RFC 3339 in UTC with exactly milliseconds, and in no other form. */
final class Times extends SimpleModule {
    private static final long serialVersionUID = 1L;

    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    Times() {
        super("times");
        addSerializer(Instant.class, new Writer());
        addDeserializer(Instant.class, new Reader());
    }

    private static final class Writer extends ValueSerializer<Instant> {
        @Override
        public void serialize(Instant time, JsonGenerator generator, SerializationContext context) {
            generator.writeString(MILLIS.format(time));
        }
    }

    private static final class Reader extends ValueDeserializer<Instant> {
        @Override
        public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.hasToken(JsonToken.VALUE_STRING) ? parser.getString() : "";
            try {
                Instant time = MILLIS.parse(text, Instant::from);
                if (MILLIS.format(time).equals(text)) {
                    return time;
                }
            } catch (DateTimeParseException e) {
                // the same answer as for another form of a time
            }
            return context.reportInputMismatch(Instant.class, "not a time in UTC with milliseconds");
        }
    }
}
