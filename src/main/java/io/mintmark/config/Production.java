package io.mintmark.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.Ssl;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** What a bank in earnest must not start with, however convenient: for {@code mintmark.production} or the profile of this name. */
final class Production {
    private static final Pattern POSTGRES_HOSTS = Pattern.compile("jdbc:postgresql://([^/?]*)(?:[/?].*)?");
    private static final Pattern PORT = Pattern.compile(":\\d+$");

    private final Environment environment;
    private final LedgerSettings settings;

    private Production(Environment environment, LedgerSettings settings) {
        this.environment = environment;
        this.settings = settings;
    }

    /** @throws IllegalStateException if it is one in earnest and must not start like this; the message says what to set */
    static void check(Environment environment, LedgerSettings settings) {
        if (settings.production() || environment.acceptsProfiles(Profiles.of("production"))) {
            new Production(environment, settings).check();
        }
    }

    private void check() {
        require(
                settings.namesTrustees(),
                "trustees are named: set mintmark.trustees.transcript to the transcript of their ceremony");
        require(
                !new Sandbox(settings.sandbox().folder())
                        .holds(Path.of(settings.trustees().transcript())),
                "the trustees are not those of the sandbox on this machine, who protect nobody");
        require(
                isEncrypted(environment) || isLoopback(environment.getProperty("server.address", "")),
                "connections are encrypted: set server.ssl.bundle (or server.ssl.certificate and its key), or"
                        + " server.address to a loopback address behind a proxy");
        require(
                !settings.db().password().isEmpty() || isNear(settings.db().url()),
                "a database on another machine has a password: set mintmark.db.password");
        String issuer = environment.getProperty("mintmark.staff.issuer-uri", "");
        require(
                issuer.isEmpty() || issuer.startsWith("https://"),
                "the keys of the staff's issuer come over an encrypted connection: set mintmark.staff.issuer-uri to one"
                        + " of https");
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalStateException("In production a bank starts only if " + what + ".");
        }
    }

    /** Whether the server speaks TLS. */
    static boolean isEncrypted(Environment environment) {
        BindResult<Ssl> ssl = Binder.get(environment).bind("server.ssl", Ssl.class);
        return ssl.isBound() && Ssl.isEnabled(ssl.get());
    }

    private static boolean isNear(String url) {
        Matcher hosts = POSTGRES_HOSTS.matcher(url);
        return !hosts.matches()
                || Arrays.stream(hosts.group(1).split(",", -1))
                        .map(host -> PORT.matcher(host).replaceFirst(""))
                        .allMatch(host -> host.isEmpty() || isLoopback(host));
    }

    /** All addresses of a name count: any of them may be taken. */
    private static boolean isLoopback(String host) {
        try {
            return !host.isEmpty()
                    && Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
