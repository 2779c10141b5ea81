package io.mintmark.client;

import java.util.Optional;
import java.util.regex.Pattern;

/** The bearer token of a member of the bank's staff: whoever has it has the role. */
public final class StaffToken implements Credential {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/=-]{1,8192}");

    private final String value;

    /** @throws IllegalArgumentException for what no token looks like */
    public StaffToken(String value) {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("this is no bearer token: get one by 'mintmark operator token'");
        }
        this.value = value;
    }

    @Override
    public Optional<String> token(String method, String path, byte[] body) {
        return Optional.of(value);
    }

    @Override
    public String toString() {
        return "StaffToken[hidden]";
    }
}
