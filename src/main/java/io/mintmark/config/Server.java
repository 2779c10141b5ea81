package io.mintmark.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The bank's server while it runs. */
public final class Server implements AutoCloseable {
    /** What runs by itself starts before the first request is taken, and stops when the last is answered. */
    static final int BEFORE_REQUESTS = WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1024;

    private final ConfigurableApplicationContext context;

    private Server(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts it; it stops with {@link #close} or with the process, and then finishes what it has taken on.
     *
     * @param defaults settings that everything else overrides
     * @param arguments settings as {@code --name=value}, which override everything else
     */
    public static Server start(Map<String, Object> defaults, String... arguments) {
        return new Server(new SpringApplicationBuilder(ServerConfiguration.class)
                .web(WebApplicationType.SERVLET)
                .properties(defaults)
                .initializers(context -> Listening.check(context.getEnvironment()))
                .run(arguments));
    }

    /**
     * Starts it for good: until the process is told to end, which then ends with exit code 0 when everything that was taken on
     * is finished.
     *
     * @throws StartFailure if it cannot start, with a sentence for people
     */
    public static Server startForGood(Map<String, Object> defaults, String... arguments) throws StartFailure {
        Map<String, Object> all = new HashMap<>(defaults);
        all.put("spring.main.register-shutdown-hook", "false");
        try {
            Server server = start(all, arguments);
            Runtime.getRuntime().addShutdownHook(new Thread(server::end, "shutdown"));
            return server;
        } catch (RuntimeException e) {
            throw new StartFailure(e);
        }
    }

    /** Being asked to end is no failure, as which the virtual machine would report it. */
    private void end() {
        close();
        Runtime.getRuntime().halt(0);
    }

    /** Where everything of it is. */
    public Whereabouts whereabouts() {
        LedgerSettings settings = bean(LedgerSettings.class);
        return new Whereabouts(
                settings.bank().name(),
                Listening.address(context.getEnvironment(), port()),
                settings.db().url().split("\\?", 2)[0],
                settings.keys().file().toAbsolutePath().normalize(),
                bean(Guardians.class).sandbox());
    }

    /** The port that it listens at. */
    public int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    /** A part of it. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
