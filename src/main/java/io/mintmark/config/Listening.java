package io.mintmark.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.core.env.Environment;

/**
 * Where the server will listen, and whom it believes about who calls: looked at before anything is made, since a start that
 * fails at the end leaves a bank behind.
 */
final class Listening {
    private static final int DEFAULT_PORT = 8080;

    private Listening() {}

    /**
     * Listens there for a moment. Whoever comes between that and the server's own listening is found out by the latter.
     *
     * @throws PortInUseException if somebody else does
     * @throws IllegalStateException if nobody can, or if callers could choose the address that they seem to call from
     */
    static void check(Environment environment) {
        Binder settings = Binder.get(environment);
        requireNobodyNamesHimself(settings);
        int port = settings.bind("server.port", Integer.class).orElse(DEFAULT_PORT);
        InetAddress address = inetAddress(settings);
        if (port <= 0) {
            return; // any that is free
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            PortInUseException.throwIfPortBindingException(e, () -> port);
            throw new IllegalStateException(
                    "nobody can listen at " + address.getHostAddress() + ", port " + port
                            + ": set server.address to an address of this machine, and server.port to a port for everybody",
                    e);
        }
    }

    /** Spring's own filter takes the first address of the header, which the caller has written, and hides that there was one. */
    private static void requireNobodyNamesHimself(Binder settings) {
        boolean first = settings.bind("server.forward-headers-strategy", ForwardHeadersStrategy.class)
                .map(ForwardHeadersStrategy.FRAMEWORK::equals)
                .orElse(false);
        if (first) {
            throw new IllegalStateException(
                    "with server.forward-headers-strategy=framework every caller could choose its"
                            + " own address: set it to native behind a proxy, or to none");
        }
    }

    private static InetAddress inetAddress(Binder settings) {
        return settings.bind("server.address", InetAddress.class).orElse(new InetSocketAddress(0).getAddress());
    }

    /** For callers on this machine; a name stays a name, since a certificate may be for it. */
    static URI address(Environment environment, int port) {
        String scheme = Production.isEncrypted(environment) ? "https" : "http";
        InetAddress address = inetAddress(Binder.get(environment));
        boolean local = address.isAnyLocalAddress() || address.getHostAddress().equals("127.0.0.1");
        String given = environment.getProperty("server.address", "");
        String host = given.contains(":") && !given.startsWith("[") ? "[" + given + "]" : given;
        return URI.create(scheme + "://" + (local ? "localhost" : host) + ":" + port);
    }
}
