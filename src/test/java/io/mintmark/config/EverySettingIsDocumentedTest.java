package io.mintmark.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

class EverySettingIsDocumentedTest {
    private static final Pattern ROW = Pattern.compile("\\| `(mintmark\\.[a-z.-]+)` \\| (?:`([^`]+)`|empty) \\|.*");

    @Test
    void with_its_default_and_nothing_else_is() throws Exception {
        Map<String, String> documented = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("docs/configuration.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                documented.put(row.group(1), row.group(2) == null ? "" : row.group(2));
            } else {
                assertEquals(false, line.startsWith("| `mintmark."), "a row of another form: " + line);
            }
        }
        Map<String, String> settings = new TreeMap<>();
        for (Class<?> root :
                List.of(LedgerSettings.class, ApiSettings.class, ServerSettings.class, StaffSettings.class)) {
            collect(root.getAnnotation(ConfigurationProperties.class).value(), root, settings);
        }
        assertEquals(settings, documented);
    }

    private static void collect(String prefix, Class<?> type, Map<String, String> settings) throws Exception {
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            String name = prefix + "." + kebab(components[i].getName());
            if (components[i].getType().isRecord()) {
                collect(name, components[i].getType(), settings);
            } else {
                DefaultValue value =
                        type.getDeclaredConstructors()[0].getParameters()[i].getAnnotation(DefaultValue.class);
                settings.put(name, String.join(",", value.value()));
            }
        }
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
