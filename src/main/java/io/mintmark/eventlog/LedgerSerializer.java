package io.mintmark.eventlog;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events as JSON, strict both ways: what is read is exactly what this or an older version has written, or reading fails. Types
 * are those of {@link EventTypes}; a type's version is part of its name, so there are no revisions.
 */
public final class LedgerSerializer extends Jackson3Serializer {
    /** The longest string is a payment in base64; the largest event, a deposit's result, holds thousands of coins. */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(16)
            .maxNameLength(64)
            .maxNumberLength(20)
            .maxStringLength(1 << 20)
            .maxDocumentLength(1 << 26)
            .build();

    private final EventTypes types;
    private final JsonMapper mapper;

    /** @param types all that is ever written or read */
    public LedgerSerializer(EventTypes types) {
        // Axon's own mapper only serves upcasters, which see an event as a tree before it is read.
        super(Jackson3Serializer.builder().jsonMapperBuilderCustomizer(LedgerSerializer::makeStrict));
        this.types = types;
        JsonMapper.Builder builder = JsonMapper.builder(
                JsonFactory.builder().streamReadConstraints(LIMITS).build());
        makeStrict(builder);
        this.mapper = builder.build();
    }

    private static void makeStrict(JsonMapper.Builder builder) {
        builder.addModule(new ValueModule())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(EnumFeature.READ_ENUMS_USING_TO_STRING, EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .changeDefaultNullHandling(nulls -> JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL))
                // State only: a method that happens to look like a property is not one.
                .changeDefaultVisibility(visibility -> visibility
                        .withFieldVisibility(Visibility.ANY)
                        .withGetterVisibility(Visibility.NONE)
                        .withIsGetterVisibility(Visibility.NONE)
                        .withSetterVisibility(Visibility.NONE));
        for (CoercionInputShape shape : CoercionInputShape.values()) {
            builder.withCoercionConfigDefaults(config -> config.setCoercion(shape, CoercionAction.Fail));
        }
    }

    @Override
    protected ObjectWriter getWriter() {
        return mapper.writer();
    }

    @Override
    protected ObjectReader getReader(Class<?> type) {
        return mapper.readerFor(type);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as Axon declares it
    public <S, T> T deserialize(SerializedObject<S> stored) {
        T value = super.deserialize(stored);
        if (value == null && !SerializedType.emptyType().equals(stored.getType())) {
            throw new SerializationException("null is stored where there must be a value");
        }
        return value;
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        return SerializedType.emptyType().equals(type) ? Void.class : types.typeOf(type.getName());
    }

    @Override
    @SuppressWarnings("rawtypes") // as Axon declares it
    public SerializedType typeForClass(@Nullable Class type) {
        return type == null || type == Void.class || type == void.class
                ? SerializedType.emptyType()
                : new SimpleSerializedType(types.nameOf(type), null);
    }

    /** Whether this can be read, without an upcaster. */
    boolean canRead(SerializedObject<?> stored) {
        try {
            deserialize(stored);
            return true;
        } catch (SerializationException e) {
            return false;
        }
    }
}
