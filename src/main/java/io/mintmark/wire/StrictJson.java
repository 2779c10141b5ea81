package io.mintmark.wire;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** JSON as the API takes it: every value in its own type, every name known and once, and limits on everything. */
public final class StrictJson {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_NAME = 64;
    private static final int MAX_NUMBER = 20;

    /** Characters of the longest text: a withdrawal's request. */
    private static final int MAX_TEXT = 256 * 1024;

    private StrictJson() {}

    /** Lists have limits of their own, where they are read. */
    public static JsonMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNameLength(MAX_NAME)
                        .maxNumberLength(MAX_NUMBER)
                        .maxStringLength(MAX_TEXT)
                        .build())
                .build();
        JsonMapper.Builder builder = JsonMapper.builder(factory)
                .addModule(new Times())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .changeDefaultNullHandling(anywhere -> JsonSetter.Value.forContentNulls(Nulls.FAIL))
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        for (LogicalType type : LogicalType.values()) {
            builder.withCoercionConfig(type, config -> refuse(config, type));
        }
        return builder.build();
    }

    private static void refuse(MutableCoercionConfig config, LogicalType type) {
        for (CoercionInputShape shape : CoercionInputShape.values()) {
            if (!isOwn(type, shape)) {
                config.setCoercion(shape, CoercionAction.Fail);
            }
        }
    }

    /** Whether a type comes in this shape without any conversion. */
    private static boolean isOwn(LogicalType type, CoercionInputShape shape) {
        return switch (type) {
            case Integer -> shape == CoercionInputShape.Integer;
            case Float -> shape == CoercionInputShape.Float || shape == CoercionInputShape.Integer;
            case Boolean -> shape == CoercionInputShape.Boolean;
            case Array, Collection -> shape == CoercionInputShape.EmptyArray;
            case Textual, Enum, DateTime, OtherScalar, Binary -> shape == CoercionInputShape.String;
            default -> true;
        };
    }
}
