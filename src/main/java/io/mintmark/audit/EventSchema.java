package io.mintmark.audit;

import io.mintmark.eventlog.EventTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** What every event means, field by field, for readers without this program: forms from the records, meanings from a list beside. */
final class EventSchema {
    private static final Map<String, String> FORMS = Map.ofEntries(
            Map.entry("Bytes", "bytes in base64url without padding"),
            Map.entry("ParamsId", "32 bytes in base64url"),
            Map.entry("KeyId", "32 bytes in base64url"),
            Map.entry("PaymentId", "32 bytes in base64url"),
            Map.entry("WithdrawalId", "16 bytes in base64url"),
            Map.entry("DepositId", "16 bytes in base64url"),
            Map.entry("OrderId", "16 bytes in base64url"),
            Map.entry("Serial", "compressed point of P-256, 33 bytes in base64url"),
            Map.entry("Point", "compressed point of P-256, 33 bytes in base64url"),
            Map.entry("VerifyingKey", "compressed point of P-256, 33 bytes in base64url"),
            Map.entry("Scalar", "big-endian number below the group's order, 32 bytes in base64url"),
            Map.entry("Signature", "ECDSA r|s, 64 bytes in base64url"),
            Map.entry("Money", "object of minorUnits (number) and currency (3 capital letters)"),
            Map.entry("Signed", "object of message (bytes in base64url) and signature (64 bytes in base64url)"),
            Map.entry("Currency", "3 capital letters"),
            Map.entry("AccountId", "text"),
            Map.entry("Instant", "RFC 3339 in UTC with milliseconds"),
            Map.entry("CoinOutcome", "CREDITED, ALREADY_DEPOSITED, HELD or DOUBLE_SPENT"),
            Map.entry("String", "text"),
            Map.entry("Integer", "number"),
            Map.entry("int", "number"),
            Map.entry("long", "number"),
            Map.entry("boolean", "true or false"));

    private final EventTypes types = EventTypes.ledger();
    private final Properties meanings = new Properties();

    EventSchema() {
        try (InputStream in = EventSchema.class.getResourceAsStream("events.properties")) {
            if (in == null) {
                throw new IllegalStateException("the list of meanings is missing");
            }
            meanings.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stored names of the ledger's own events. */
    List<String> names() {
        return types.names().stream()
                .filter(name -> types.typeOf(name).isRecord())
                .sorted()
                .toList();
    }

    /** One file per event. */
    void write(Path folder) throws IOException {
        for (String name : names()) {
            ExportFiles.write(folder.resolve(name + ".md"), document(name).getBytes(StandardCharsets.UTF_8));
        }
    }

    String document(String name) {
        Set<Class<?>> parts = new LinkedHashSet<>();
        StringBuilder text = new StringBuilder("# " + name + "\n\n" + meaning(name) + "\n\n");
        text.append(table(name, types.typeOf(name), parts));
        Set<Class<?>> written = new LinkedHashSet<>();
        while (written.size() < parts.size()) {
            Class<?> part = parts.stream()
                    .filter(one -> !written.contains(one))
                    .findFirst()
                    .orElseThrow();
            written.add(part);
            text.append("\n## ").append(part.getSimpleName()).append("\n\n").append(table(name, part, parts));
        }
        return text.toString();
    }

    private String table(String name, Class<?> type, Set<Class<?>> parts) {
        StringBuilder table = new StringBuilder("| field | form | meaning |\n|---|---|---|\n");
        for (RecordComponent field : type.getRecordComponents()) {
            String own = meanings.getProperty(name + "." + field.getName());
            String general = own != null ? own : meanings.getProperty("field." + field.getName());
            if (general == null) {
                throw new IllegalStateException("nobody says what " + name + "." + field.getName() + " means");
            }
            table.append("| ")
                    .append(field.getName())
                    .append(" | ")
                    .append(form(field.getGenericType(), parts))
                    .append(" | ")
                    .append(general)
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String form(Type type, Set<Class<?>> parts) {
        if (type instanceof ParameterizedType list) {
            return "list of: "
                    + List.of(list.getActualTypeArguments()).stream()
                            .map(one -> form(one, parts))
                            .collect(Collectors.joining(", "));
        }
        Class<?> plain = (Class<?>) type;
        String form = FORMS.get(plain.getSimpleName());
        if (form != null) {
            return form;
        }
        parts.add(plain);
        return "object: " + plain.getSimpleName() + " below";
    }

    private String meaning(String name) {
        String meaning = meanings.getProperty(name);
        if (meaning == null) {
            throw new IllegalStateException("nobody says what " + name + " means");
        }
        return meaning;
    }
}
