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
        subcommands = {
            DemoCommand.class,
            WalletCommand.class,
            MerchantCommand.class,
            TellerCommand.class,
            ServeCommand.class,
            OperatorCommand.class,
            AuditCommand.class,
            CryptoCommand.class,
            CompletionCommand.class,
            VersionCommand.class
        },
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:fine",
            "1:the work failed",
            "2:the command line is wrong",
            "3:refused: by the bank, or a payment by the till",
            "4:the bank has cheated, and the evidence is kept"
        })
public final class Mintmark implements Runnable {
    static final int FINE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int REFUSED = 3;
    static final int CHEATED = 4;

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

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Answers in JSON; amounts in minor units.")
    private boolean json;

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The whole command tree; a test gives it writers of its own. */
    static CommandLine commandLine() {
        var mintmark = new Mintmark();
        return new CommandLine(mintmark)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Mintmark::reportUsage)
                .setExecutionExceptionHandler(mintmark::reportFailure);
    }

    @Override
    public void run() {
        throw commandMissing(spec);
    }

    boolean speaksJson() {
        return json;
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
        printLine(command.getErr(), Failures.reason(mistake), hint);
        return USAGE;
    }

    private int reportFailure(Exception failure, CommandLine command, ParseResult parsed) {
        if (debug) {
            failure.printStackTrace(command.getErr());
        }
        Failures known = Failures.of(failure);
        printLine(command.getErr(), command.getCommandSpec().qualifiedName() + ": " + known.sentence(), known.hint());
        return known.exitCode();
    }

    /** One line per failure, whatever the message contains: scripts read it. */
    private static void printLine(PrintWriter err, String message, String hint) {
        String line = String.join(" ", message.strip().split("\\s*\\R\\s*", -1));
        err.println("error: " + Output.printable(line) + " (" + hint + ")");
        err.flush();
    }
}
