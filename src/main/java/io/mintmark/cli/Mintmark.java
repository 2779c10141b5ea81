package io.mintmark.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code mintmark}: one root command, under it the tools of every party. */
@Command(
        name = "mintmark",
        description = "Electronic cash: the bank's ledger and the tools of the other parties.",
        subcommands = {VersionCommand.class, CryptoCommand.class, ServeCommand.class, OperatorCommand.class},
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:fine", "1:the work failed", "2:the command line is wrong"})
public final class Mintmark implements Runnable {
    static final int FINE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help.")
    @SuppressWarnings("unused") // picocli looks at the annotation alone
    private boolean help;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Prints the stack trace of a failure.")
    private boolean debug;

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The whole command tree; a test gives it writers of its own. */
    static CommandLine commandLine() {
        var mintmark = new Mintmark();
        return new CommandLine(mintmark)
                .setParameterExceptionHandler(Mintmark::reportUsage)
                .setExecutionExceptionHandler(mintmark::reportFailure);
    }

    @Override
    public void run() {
        throw commandMissing(spec);
    }

    static ParameterException commandMissing(CommandSpec spec) {
        return new ParameterException(spec.commandLine(), "a command is missing");
    }

    private static int reportUsage(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        String hint = "see '" + command.getCommandSpec().qualifiedName() + " --help'";
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            hint = suggestions.isEmpty() ? hint : "did you mean '" + suggestions.getFirst() + "'? " + hint;
        }
        printLine(command.getErr(), reason(mistake), hint);
        return USAGE;
    }

    private int reportFailure(Exception failure, CommandLine command, ParseResult parsed) {
        if (debug) {
            failure.printStackTrace(command.getErr());
        }
        printLine(
                command.getErr(),
                command.getCommandSpec().qualifiedName() + ": " + reason(failure),
                "--debug shows where");
        return FAILED;
    }

    private static String reason(Exception failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    /** One line per failure, whatever the message contains: scripts read it. */
    private static void printLine(PrintWriter err, String message, String hint) {
        err.println("error: " + String.join(" ", message.strip().split("\\s*\\R\\s*", -1)) + " (" + hint + ")");
        err.flush();
    }
}
