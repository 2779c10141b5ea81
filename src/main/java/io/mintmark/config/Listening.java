package io.mintmark.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.env.Environment;

/** Where the server will listen: looked at before anything is made, since a start that fails at the end leaves a bank behind. */
final class Listening {
    private static final int DEFAULT_PORT = 8080;

    private Listening() {}

    /**
     * Listens there for a moment. Whoever comes between that and the server's own listening is found out by the latter.
     *
     * @throws PortInUseException if somebody else does
     * @throws IllegalStateException if nobody can
     */
    static void check(Environment environment) {
        Binder settings = Binder.get(environment);
        int port = settings.bind("server.port", Integer.class).orElse(DEFAULT_PORT);
        InetAddress address =
                settings.bind("server.address", InetAddress.class).orElse(new InetSocketAddress(0).getAddress());
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
}
