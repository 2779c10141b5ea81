package io.mintmark.bank;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NothingCallsHomeTest {
    /** What would start the update check or look for an Axon Server, and a serializer that builds whatever it is told to. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.axonframework.config.UpdateCheckerConfigurerModule",
                "org.axonframework.axonserver.connector.AxonServerConnectionManager",
                "com.thoughtworks.xstream.XStream"
            })
    void is_not_on_the_class_path(String type) {
        assertThrows(ClassNotFoundException.class, () -> Class.forName(type));
    }
}
