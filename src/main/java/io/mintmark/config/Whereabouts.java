package io.mintmark.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where everything of a running server is.
 *
 * @param database without its options, which may hold a password
 * @param sandbox of trustees who protect nobody, if it has no others
 */
public record Whereabouts(String bank, URI address, String database, Path keys, Optional<Path> sandbox) {}
