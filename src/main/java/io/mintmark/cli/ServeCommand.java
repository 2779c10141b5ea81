package io.mintmark.cli;

import io.mintmark.config.Server;
import io.mintmark.config.StartFailure;
import io.mintmark.config.Whereabouts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mintmark serve}: the bank. */
@Command(
        name = "serve",
        description =
                "Starts the bank's server. A bank that is new gets keys, coins, and trustees to try things out with.")
final class ServeCommand implements Callable<Integer> {
    /** Silent about what this command says better itself; {@code logging.level.*} of an installation goes before. */
    private static final Map<String, Object> DEFAULTS = Map.of(
            "spring.main.banner-mode", "off",
            "spring.main.log-startup-info", "false",
            "logging.level.root", "warn",
            "logging.level.io.mintmark", "info",
            "logging.level.org.springframework.boot.SpringApplication", "off",
            "logging.level.org.springframework.boot.diagnostics", "off",
            "logging.level.org.springframework.boot.web.server.servlet.context", "error",
            "logging.level.com.zaxxer.hikari.pool.HikariPool", "off",
            "logging.level.org.apache.catalina.core", "off",
            "logging.level.org.flywaydb", "error");

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SETTING=VALUE",
            description = "As in docs/configuration.md, server.port=8081 for example; goes before all other places.")
    private Map<String, String> settings = new LinkedHashMap<>();

    /** Ends with the process alone. */
    @Override
    public Integer call() throws StartFailure, InterruptedException {
        String[] arguments =
                settings.entrySet().stream().map(setting -> "--" + setting).toArray(String[]::new);
        Server server = Server.startForGood(DEFAULTS, arguments);
        describe(server.whereabouts());
        new CountDownLatch(1).await();
        return Mintmark.FINE;
    }

    private record Started(
            String bank,
            String database,
            String keys,
            @Nullable String sandbox,
            String address) {}

    private void describe(Whereabouts server) {
        String sandbox = server.sandbox().map(Path::toString).orElse(null);
        List<String> lines = new ArrayList<>(List.of(
                "bank      " + server.bank(),
                "database  " + server.database(),
                "key file  " + server.keys() + " (back it up, but never its .epoch)"));
        if (sandbox != null) {
            lines.add("sandbox   " + sandbox + ": 3 trustees and a judge, made up on this machine.");
            lines.add(
                    "          They PROTECT NOBODY: whoever has this folder lifts every anonymity. For real coins name");
            lines.add("          real trustees (mintmark.trustees) before the first start.");
        }
        lines.add("API       " + server.address() + "/docs");
        lines.add("next      ./mintmark operator token --role teller");
        lines.add("ready     " + server.address());
        Output.of(spec)
                .show(
                        new Started(
                                server.bank(),
                                server.database(),
                                server.keys().toString(),
                                sandbox,
                                server.address().toString()),
                        lines);
    }
}
