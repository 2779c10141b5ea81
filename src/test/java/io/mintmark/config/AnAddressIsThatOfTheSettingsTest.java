package io.mintmark.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class AnAddressIsThatOfTheSettingsTest {
    @ParameterizedTest
    @CsvSource({
        ",,http://localhost:8443",
        "127.0.0.1,,http://localhost:8443",
        "localhost,bank,https://localhost:8443",
        "0.0.0.0,bank,https://localhost:8443",
        "::,bank,https://localhost:8443",
        "::1,,http://[::1]:8443",
        "127.0.0.2,bank,https://127.0.0.2:8443",
        "192.0.2.1,bank,https://192.0.2.1:8443"
    })
    void and_localhost_for_all_addresses_of_the_machine(String address, String bundle, String expected) {
        Map<String, Object> settings = new TreeMap<>();
        if (address != null) {
            settings.put("server.address", address);
        }
        if (bundle != null) {
            settings.put("server.ssl.bundle", bundle);
        }
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        ConfigurationPropertySources.attach(environment);
        assertEquals(expected, Listening.address(environment, 8443).toString());
    }
}
