package io.mintmark.client;

import java.util.Optional;

/** By what a caller shows who he is: a new token for every attempt. */
interface Credential {
    /** Of somebody who does not say who he is. */
    Credential NONE = (method, path, body) -> Optional.empty();

    /** The token for one request. */
    Optional<String> token(String method, String path, byte[] body);
}
