package io.mintmark.eventlog;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.OrderId;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.Serial;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ledger.DepositId;
import io.mintmark.money.Currency;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.jackson3.MetaDataDeserializer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** The value types as JSON: a string each, of one form only. All other shapes follow from the records. */
final class ValueModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    /** RFC 3339 in UTC with exactly milliseconds, as they are in the protocol. */
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z");

    private static final int TIME_SIZE = "2026-01-01T00:00:00.000Z".length();

    /** A value from what represents it. */
    private interface Decoder<F, T> {
        T decode(F form) throws MalformedException;
    }

    ValueModule() {
        super("mintmark");
        bytes(Bytes.class, Bytes::toArray, Bytes::copyOf);
        bytes(ParamsId.class, id -> id.value().toArray(), bytes -> new ParamsId(Bytes.copyOf(bytes)));
        bytes(KeyId.class, id -> id.value().toArray(), bytes -> new KeyId(Bytes.copyOf(bytes)));
        bytes(PaymentId.class, id -> id.value().toArray(), bytes -> new PaymentId(Bytes.copyOf(bytes)));
        bytes(WithdrawalId.class, id -> id.value().toArray(), bytes -> new WithdrawalId(Bytes.copyOf(bytes)));
        bytes(OrderId.class, id -> id.value().toArray(), bytes -> new OrderId(Bytes.copyOf(bytes)));
        bytes(DepositId.class, id -> id.value().toArray(), bytes -> new DepositId(Bytes.copyOf(bytes)));
        bytes(Serial.class, Serial::encode, Serial::ofRecord);
        bytes(Scalar.class, Scalar::encode, Scalar::decode);
        bytes(Point.class, Point::encode, Point::decode);
        bytes(VerifyingKey.class, VerifyingKey::encode, VerifyingKey::decode);
        bytes(Signature.class, Signature::encode, Signature::decode);
        text(AccountId.class, AccountId::value, AccountId::new);
        text(Currency.class, Currency::code, Currency::new);
        text(Instant.class, ValueModule::encodeTime, ValueModule::decodeTime);
        addDeserializer(MetaData.class, new MetaDataDeserializer());
    }

    private <T> void bytes(Class<T> type, Function<T, byte[]> encoder, Decoder<byte[], T> decoder) {
        text(
                type,
                value -> StrictText.encodeBase64Url(encoder.apply(value)),
                text -> decoder.decode(StrictText.decodeBase64Url(text)));
    }

    private <T> void text(Class<T> type, Function<T, String> encoder, Decoder<String, T> decoder) {
        addSerializer(type, new TextSerializer<>(encoder));
        addDeserializer(type, new TextDeserializer<>(type, decoder));
    }

    private static String encodeTime(Instant time) {
        String text = MILLIS.format(time);
        if (!time.equals(time.truncatedTo(ChronoUnit.MILLIS)) || text.length() != TIME_SIZE) {
            throw new IllegalArgumentException("a time is in whole milliseconds of the years 0 to 9999");
        }
        return text;
    }

    /** By hand, since every event has a time, and a formatter takes longer for it than for all else together. */
    private static Instant decodeTime(String text) throws MalformedException {
        try {
            if (TIME.matcher(text).matches()) {
                return LocalDateTime.of(
                                number(text, 0, 4),
                                number(text, 5, 7),
                                number(text, 8, 10),
                                number(text, 11, 13),
                                number(text, 14, 16),
                                number(text, 17, 19),
                                number(text, 20, 23) * 1_000_000)
                        .toInstant(ZoneOffset.UTC);
            }
        } catch (DateTimeException e) {
            // the same answer as for another form of a time
        }
        throw new MalformedException("not a time in UTC with milliseconds");
    }

    private static int number(String text, int begin, int end) {
        return Integer.parseInt(text, begin, end, 10);
    }

    private static final class TextSerializer<T> extends ValueSerializer<T> {
        private final Function<T, String> encoder;

        TextSerializer(Function<T, String> encoder) {
            this.encoder = encoder;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(encoder.apply(value));
        }
    }

    private static final class TextDeserializer<T> extends ValueDeserializer<T> {
        private final Class<T> type;
        private final Decoder<String, T> decoder;

        TextDeserializer(Class<T> type, Decoder<String, T> decoder) {
            this.type = type;
            this.decoder = decoder;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return context.reportInputMismatch(type, "a string was expected");
            }
            try {
                return decoder.decode(parser.getString());
            } catch (MalformedException | IllegalArgumentException e) {
                return context.reportInputMismatch(type, "malformed: %s", e.getMessage());
            }
        }
    }
}
