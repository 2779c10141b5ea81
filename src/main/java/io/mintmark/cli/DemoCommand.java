package io.mintmark.cli;

import io.mintmark.client.BankRefusedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mintmark demo}: everything once, on this machine. */
@Command(
        name = "demo",
        description = {
            "Plays the whole story with a bank of its own, in a temporary folder and on a free port:",
            "opening, withdrawal, off-line payment, deposit, a repeated deposit, a double spend, the books."
        })
final class DemoCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli puts it there before it runs anything
    private CommandSpec spec;

    @Option(names = "--keep", description = "Leaves the bank running, and its folder there, for a look around.")
    private boolean keep;

    private record Played(String bank, String folder, long pid, boolean kept, long milliseconds) {}

    @Override
    public Integer call() throws IOException, BankRefusedException, InterruptedException {
        InstantSource clock = InstantSource.system();
        Instant began = clock.instant();
        Output output = Output.of(spec);
        PrintWriter out = output.forTheWay(spec);
        Path folder = Files.createTempDirectory("mintmark-demo");
        DemoStage stage = new DemoStage(out, folder, clock);
        stage.tell("BANK  A bank starts, with everything of it in " + folder);
        DemoBank bank = DemoBank.start(folder.resolve("bank"));
        Thread end = new Thread(() -> end(bank, folder), "end of the demonstration");
        Runtime.getRuntime().addShutdownHook(end);
        boolean stays = false;
        try {
            stage.note("it listens at " + bank.address());
            new Demo(stage, bank, folder).play();
            stays = keep;
            long milliseconds = Duration.between(began, clock.instant()).toMillis();
            Played played = new Played(bank.address().toString(), folder.toString(), bank.pid(), keep, milliseconds);
            output.show(played, last(played));
        } finally {
            Runtime.getRuntime().removeShutdownHook(end);
            if (!stays) {
                end(bank, folder);
            }
        }
        return Mintmark.FINE;
    }

    private static String[] last(Played played) {
        String all = String.format(java.util.Locale.ROOT, "%nAll of it took %.1f s.", played.milliseconds() / 1000.0);
        return played.kept()
                ? new String[] {
                    all,
                    "The bank stays at " + played.bank() + "/docs, the tokens and stores in " + played.folder() + ";",
                    "'kill " + played.pid() + "' ends it."
                }
                : new String[] {all, "The bank has ended and its folder is gone; --keep leaves both there."};
    }

    private static void end(DemoBank bank, Path folder) {
        bank.close();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " is still there", e);
        }
    }
}
