package io.mintmark.crypto;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Constants of classes that need each other are a trap: whichever class a program touches first must work. */
class ClassesInitializeInAnyOrderTest {
    private static final List<String> PACKAGES = List.of("group", "sigma", "blind", "signature");

    /** A loader that knows of nothing yet but the JDK. */
    private static URLClassLoader freshLoader() throws IOException {
        List<URL> path = new ArrayList<>();
        StringTokenizer entries = new StringTokenizer(System.getProperty("java.class.path"), File.pathSeparator);
        while (entries.hasMoreTokens()) {
            path.add(Path.of(entries.nextToken()).toUri().toURL());
        }
        return new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static List<String> classNames() throws Exception {
        URI classes =
                Bytes.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        List<String> names = new ArrayList<>();
        for (String name : PACKAGES) {
            try (Stream<Path> files =
                    Files.list(Path.of(classes).resolve("io/mintmark/crypto").resolve(name))) {
                files.map(file -> file.getFileName().toString())
                        .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
                        .map(file -> "io.mintmark.crypto." + name + "." + file.replace(".class", ""))
                        .sorted()
                        .forEach(names::add);
            }
        }
        return names;
    }

    @Test
    void every_class_can_be_the_first() throws Exception {
        List<String> names = classNames();
        assertTrue(names.contains("io.mintmark.crypto.group.Point"), names.toString());
        for (String name : names) {
            try (URLClassLoader loader = freshLoader()) {
                assertDoesNotThrow(() -> Class.forName(name, true, loader), name);
            }
        }
    }

    /** The first thing of all that a program does. */
    @Test
    void an_empty_batch_can_be_the_first() throws Exception {
        try (URLClassLoader loader = freshLoader()) {
            Class<?> verifier = Class.forName("io.mintmark.crypto.sigma.BatchVerifier", true, loader);
            assertDoesNotThrow(() -> verifier.getMethod("failures", List.class).invoke(null, List.of()));
        }
    }
}
