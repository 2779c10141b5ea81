package io.mintmark.api;

import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentRequest;
import io.mintmark.ecash.SpentStatement;
import io.mintmark.ecash.TracingOrder;
import io.mintmark.ecash.WithdrawalRequest;
import io.mintmark.money.Money;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JSON schemas of the wire's records: all their fields and no others, null only where the record says so. */
final class Schemas {
    /** Entries of lists that are not pages. */
    private static final Map<String, Integer> LIST_SIZES = Map.of(
            "changes",
            8192,
            "denominations",
            4096,
            "keyIds",
            53,
            "serials",
            SpentStatement.MAX_SERIALS,
            "pairs",
            DoubleSpendsController.MAX_PAIRS,
            "coins",
            WithdrawalRequest.MAX_COINS,
            "shares",
            WithdrawalRequest.MAX_COINS);

    private static final String ACCOUNT = "^[A-Z0-9-]{1,32}$";
    private static final String ID = base64Url(22);
    private static final String HASH = base64Url(43);
    private static final String POINT = base64Url(44);
    private static final String SIGNATURE = base64Url(86);
    private static final String BASE64_URL = "^[A-Za-z0-9_-]*$";
    private static final String PAYMENT = "^mintmark1[A-Za-z0-9_-]+$";

    /** The forms of texts, by the names of their fields; what people write has none. */
    private static final Map<String, String> PATTERNS = Map.ofEntries(
            Map.entry("accountId", ACCOUNT),
            Map.entry("merchant", ACCOUNT),
            Map.entry("currency", "^[A-Z]{3}$"),
            Map.entry("withdrawalId", ID),
            Map.entry("depositId", ID),
            Map.entry("operationId", ID),
            Map.entry("nonce", ID),
            Map.entry("paramsId", HASH),
            Map.entry("head", HASH),
            Map.entry("keyId", HASH),
            Map.entry("keyIds", HASH),
            Map.entry("paymentId", HASH),
            Map.entry("firstPaymentId", HASH),
            Map.entry("secondPaymentId", HASH),
            Map.entry("contractHash", HASH),
            Map.entry("serial", POINT),
            Map.entry("serials", POINT),
            Map.entry("identityKey", POINT),
            Map.entry("bankKey", POINT),
            Map.entry("judges", POINT),
            Map.entry("publicKey", POINT),
            Map.entry("commitments", POINT),
            Map.entry("verificationKeys", POINT),
            Map.entry("signature", SIGNATURE),
            Map.entry("prefix", base64Url(3)),
            Map.entry("request", BASE64_URL),
            Map.entry("answer", BASE64_URL),
            Map.entry("challenge", BASE64_URL),
            Map.entry("payment", PAYMENT),
            Map.entry("firstPayment", PAYMENT),
            Map.entry("secondPayment", PAYMENT),
            Map.entry("orderId", ID),
            Map.entry("order", "^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{86}$"),
            Map.entry("orderHash", HASH),
            Map.entry("spentIn", HASH),
            Map.entry("v", HASH),
            Map.entry("share", POINT),
            Map.entry("proof", base64Url(131)),
            Map.entry("ciphertext", base64Url(88)),
            Map.entry("message", BASE64_URL),
            Map.entry("transcript", BASE64_URL),
            Map.entry("month", "^[0-9]{4}-[0-9]{2}$"),
            Map.entry("watchers", "^(tracing|account)/[A-Za-z0-9-]{1,32}$"),
            Map.entry("evidence", "^" + DepositResults.EVIDENCE + POINT.substring(1)));

    private static final int PEM = 4200;
    private static final int MESSAGE = 262_144;

    /** The longest of texts that vary, in characters. */
    private static final Map<String, Integer> MAX_LENGTHS = Map.ofEntries(
            Map.entry("certificationRequest", PEM),
            Map.entry("licence", PEM),
            Map.entry("caCertificate", PEM),
            Map.entry("request", MESSAGE),
            Map.entry("answer", MESSAGE),
            Map.entry("challenge", MESSAGE),
            Map.entry("payment", Payment.MAX_TEXT),
            Map.entry("order", TracingOrder.MAX_SIZE),
            Map.entry("message", MESSAGE),
            Map.entry("transcript", 2 * MESSAGE),
            Map.entry("firstPayment", Payment.MAX_TEXT),
            Map.entry("secondPayment", Payment.MAX_TEXT),
            Map.entry("memo", PaymentRequest.MAX_MEMO));

    private static final int PAGE = 1000;
    private static final long MAX_NUMBER = Money.MAX_MINOR_UNITS;
    private static final String TIME = "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$";

    private final Map<String, Schema<?>> all = new TreeMap<>();

    /** All that were asked for, with those that they refer to. */
    Map<String, Schema<?>> all() {
        return all;
    }

    /** A reference to the schema of a record. */
    Schema<?> of(Class<?> type) {
        String name = nameOf(type);
        if (!all.containsKey(name)) {
            JsonSchema schema = new JsonSchema();
            all.put(name, schema);
            fill(schema, type);
        }
        return new JsonSchema().$ref("#/components/schemas/" + name);
    }

    static String nameOf(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : nameOf(outer) + type.getSimpleName();
    }

    private void fill(JsonSchema schema, Class<?> type) {
        schema.typesItem("object");
        schema.setAdditionalProperties(false);
        for (RecordComponent component : type.getRecordComponents()) {
            schema.addProperty(component.getName(), property(component));
            if (!isNullable(component)) {
                schema.addRequiredItem(component.getName());
            }
        }
    }

    private static boolean isNullable(RecordComponent component) {
        return Stream.<AnnotatedElement>of(component.getAnnotatedType())
                .anyMatch(type -> type.isAnnotationPresent(Nullable.class));
    }

    private Schema<?> property(RecordComponent component) {
        Schema<?> schema = schema(component.getGenericType(), component.getName());
        if (!isNullable(component)) {
            return schema;
        }
        if (schema.get$ref() != null) {
            JsonSchema either = new JsonSchema();
            either.addAnyOfItem(schema);
            either.addAnyOfItem(new JsonSchema().typesItem("null"));
            return either;
        }
        return schema.typesItem("null");
    }

    private Schema<?> schema(Type type, String name) {
        if (type instanceof ParameterizedType list) {
            JsonSchema array = new JsonSchema();
            array.typesItem("array");
            array.setItems(schema(list.getActualTypeArguments()[0], name));
            return array.maxItems(LIST_SIZES.getOrDefault(name, PAGE));
        }
        Class<?> plain = (Class<?>) type;
        return plain.isRecord() ? of(plain) : simple(plain, name);
    }

    private static Schema<?> simple(Class<?> type, String name) {
        JsonSchema schema = new JsonSchema();
        if (Set.of(long.class, Long.class, int.class, Integer.class).contains(type)) {
            return schema.typesItem("integer")
                    .format("int64")
                    .minimum(BigDecimal.valueOf(-MAX_NUMBER))
                    .maximum(BigDecimal.valueOf(MAX_NUMBER));
        }
        if (type.equals(boolean.class)) {
            return schema.typesItem("boolean");
        }
        if (type.equals(Instant.class)) {
            return schema.typesItem("string").format("date-time").pattern(TIME);
        }
        return schema.typesItem("string").pattern(PATTERNS.get(name)).maxLength(MAX_LENGTHS.get(name));
    }

    private static String base64Url(int length) {
        return "^[A-Za-z0-9_-]{" + length + "}$";
    }
}
