package io.mintmark.wire;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import java.time.Instant;
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

    Times() {
        super("times");
        addSerializer(Instant.class, new Writer());
        addDeserializer(Instant.class, new Reader());
    }

    private static final class Writer extends ValueSerializer<Instant> {
        @Override
        public void serialize(Instant time, JsonGenerator generator, SerializationContext context) {
            generator.writeString(StrictText.encodeTime(time));
        }
    }

    private static final class Reader extends ValueDeserializer<Instant> {
        @Override
        public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.hasToken(JsonToken.VALUE_STRING) ? parser.getString() : "";
            try {
                return StrictText.decodeTime(text);
            } catch (MalformedException e) {
                return context.reportInputMismatch(Instant.class, "not a time in UTC with milliseconds");
            }
        }
    }
}
