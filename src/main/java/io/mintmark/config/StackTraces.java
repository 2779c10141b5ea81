package io.mintmark.config;

import java.io.IOException;
import java.sql.SQLException;
import org.springframework.boot.logging.StackTracePrinter;
import org.springframework.boot.logging.StandardStackTracePrinter;

/** Stack traces for the log: which exceptions from where, but not what they say, since a database's quote whole rows. */
public final class StackTraces implements StackTracePrinter {
    private static final int MAX_LENGTH = 16_384;

    private static final StackTracePrinter PRINTER =
            StandardStackTracePrinter.rootFirst().withMaximumLength(MAX_LENGTH).withFormatter(StackTraces::name);

    private static String name(Throwable failure) {
        String name = failure.getClass().getName();
        return failure instanceof SQLException sql ? name + " (SQL state " + sql.getSQLState() + ")" : name;
    }

    @Override
    public void printStackTrace(Throwable failure, Appendable out) throws IOException {
        PRINTER.printStackTrace(failure, out);
    }
}
