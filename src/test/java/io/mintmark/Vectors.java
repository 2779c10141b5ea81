package io.mintmark;

import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The protocol's test vectors, {@code vectors.json}: one complete run with every intermediate value. Never edited. */
public record Vectors(JsonNode json) {
    /** The whole file. */
    public static Vectors load() {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors.json")) {
            return new Vectors(JsonMapper.shared().readTree(in));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public Vectors at(String name) {
        return new Vectors(required(json.get(name), name));
    }

    public Vectors at(int index) {
        return new Vectors(required(json.get(index), "[" + index + "]"));
    }

    public List<Vectors> all() {
        return IntStream.range(0, json.size()).mapToObj(this::at).toList();
    }

    public String text(String name) {
        return required(json.get(name), name).asString();
    }

    public String text() {
        return json.asString();
    }

    public long number(String name) {
        return required(json.get(name), name).asLong();
    }

    public byte[] bytes(String name) {
        return HexFormat.of().parseHex(text(name));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(text());
    }

    public Point point(String name) throws Exception {
        return Point.decode(bytes(name));
    }

    public Scalar scalar(String name) throws Exception {
        return Scalar.decode(bytes(name));
    }

    public SecretScalar secret(String name) throws Exception {
        return SecretScalar.decode(bytes(name));
    }

    private static JsonNode required(JsonNode node, String name) {
        if (node == null) {
            throw new IllegalArgumentException("vectors.json has no " + name);
        }
        return node;
    }
}
