package io.mintmark.ecash;

import io.mintmark.crypto.MalformedException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSON object in a form so narrow that it needs no JSON parser: members that are texts, whole numbers from 0 on, or true and
 * false, in any order, without white space and repeats, and with no escapes but of the quotation mark and the backslash.
 */
final class FlatObject {
    private static final Pattern NAME = Pattern.compile("\"([A-Za-z]{1,32})\":");
    private static final Pattern BARE = Pattern.compile("0|[1-9][0-9]{0,15}|true|false");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    /** As written: texts with their quotation marks, so that a text is no number. */
    private final Map<String, String> members;

    private FlatObject(Map<String, String> members) {
        this.members = members;
    }

    /** Of no members. */
    FlatObject() {
        this(new LinkedHashMap<>());
    }

    FlatObject text(String name, String value) {
        return put(name, "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
    }

    FlatObject number(String name, long value) {
        return put(name, Long.toString(value));
    }

    FlatObject flag(String name, boolean value) {
        return put(name, Boolean.toString(value));
    }

    private FlatObject put(String name, String value) {
        members.put(name, value);
        return this;
    }

    /** The members in the order in which they were put. */
    String json() {
        StringBuilder json = new StringBuilder("{");
        members.forEach((name, value) -> json.append(json.length() == 1 ? "" : ",")
                .append('"')
                .append(name)
                .append("\":")
                .append(value));
        return json.append('}').toString();
    }

    /** @throws MalformedException unless it is such an object with all of these members, and no others but these */
    static FlatObject parse(String json, Set<String> required, Set<String> optional) throws MalformedException {
        Map<String, String> members = members(json);
        for (String name : members.keySet()) {
            if (!required.contains(name) && !optional.contains(name)) {
                throw new MalformedException("an object has a member that is not known here");
            }
        }
        for (String name : required) {
            if (!members.containsKey(name)) {
                throw new MalformedException("an object lacks its member " + name);
            }
        }
        return new FlatObject(members);
    }

    private static Map<String, String> members(String json) throws MalformedException {
        Map<String, String> members = new LinkedHashMap<>();
        int at = 0;
        char expected = '{';
        while (at == 0 || json.charAt(at) != '}') {
            if (json.isEmpty() || json.charAt(at) != expected) {
                throw malformed();
            }
            Matcher name = NAME.matcher(json).region(at + 1, json.length());
            if (!name.lookingAt()) {
                throw malformed();
            }
            int end = endOfValue(json, name.end());
            if (members.put(name.group(1), json.substring(name.end(), end)) != null) {
                throw new MalformedException("an object has each of its members once");
            }
            at = end;
            expected = ',';
        }
        if (at != json.length() - 1) {
            throw malformed();
        }
        return members;
    }

    /** Where the value that begins at {@code start} ends, which is before the last character. */
    private static int endOfValue(String json, int start) throws MalformedException {
        Matcher bare = BARE.matcher(json).region(start, json.length());
        int end = bare.lookingAt() ? bare.end() : endOfText(json, start);
        if (end >= json.length()) {
            throw malformed();
        }
        return end;
    }

    private static int endOfText(String json, int start) throws MalformedException {
        if (start >= json.length() || json.charAt(start) != '"') {
            throw malformed();
        }
        int at = start + 1;
        while (at < json.length() && json.charAt(at) != '"') {
            if (json.charAt(at) == '\\' && (at + 1 == json.length() || "\"\\".indexOf(json.charAt(++at)) < 0)) {
                throw malformed();
            }
            at++;
        }
        return at + 1;
    }

    private static MalformedException malformed() {
        return new MalformedException("an object is not in its form");
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    String text(String name) throws MalformedException {
        String value = value(name);
        if (!value.startsWith("\"")) {
            throw new MalformedException(name + " is a text");
        }
        return ESCAPED.matcher(value.substring(1, value.length() - 1))
                .replaceAll(escaped -> Matcher.quoteReplacement(escaped.group(1)));
    }

    long number(String name) throws MalformedException {
        String value = value(name);
        if (!Character.isDigit(value.charAt(0))) {
            throw new MalformedException(name + " is a number");
        }
        return Long.parseLong(value);
    }

    boolean flag(String name) throws MalformedException {
        String value = value(name);
        if (!value.equals("true") && !value.equals("false")) {
            throw new MalformedException(name + " is true or false");
        }
        return value.equals("true");
    }

    private String value(String name) throws MalformedException {
        return Optional.ofNullable(members.get(name))
                .orElseThrow(() -> new MalformedException("an object lacks its member " + name));
    }
}
