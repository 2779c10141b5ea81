package io.mintmark.config;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;

/** Why a server did not start, in a sentence for whoever started it. */
public final class StartFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private static final String NO_CONNECTION = "08";
    private static final String NOT_LET_IN = "28";
    private static final String NO_DATABASE = "3D";

    StartFailure(Throwable cause) {
        super(explain(cause), cause);
    }

    private static String explain(Throwable failure) {
        Throwable root = causes(failure).reduce(failure, (outer, inner) -> inner);
        return causes(failure)
                .flatMap(cause -> known(cause, root).stream())
                .findFirst()
                .orElseGet(() -> said(causes(failure)
                        .filter(StartFailure::isForPeople)
                        .findFirst()
                        .orElse(root)));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static Optional<String> known(Throwable cause, Throwable root) {
        return switch (cause) {
            case PortInUseException port ->
                Optional.of("port " + port.getPort() + " is in use: stop who uses it, or set server.port");
            case BindException setting -> Optional.of(setting.getName() + " cannot be read: " + said(root));
            case SQLException sql -> ofDatabase(sql);
            default -> Optional.empty();
        };
    }

    private static Optional<String> ofDatabase(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (failure.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
            return Optional.of(
                    "the database is locked: another process has it open; stop that one, or set mintmark.db.url");
        }
        if (state.startsWith(NO_CONNECTION)) {
            return Optional.of("the database does not answer: start it, or set mintmark.db.url");
        }
        if (state.startsWith(NOT_LET_IN)) {
            return Optional.of(
                    "the database lets nobody in as this user: set mintmark.db.user and mintmark.db.password");
        }
        return state.startsWith(NO_DATABASE)
                ? Optional.of("there is no such database: create it, or set mintmark.db.url")
                : Optional.empty();
    }

    private static boolean isForPeople(Throwable cause) {
        boolean plain = cause instanceof IllegalStateException
                || cause instanceof IllegalArgumentException
                || cause.getClass().equals(IOException.class)
                || cause.getClass().getPackageName().startsWith("io.mintmark");
        return plain && cause.getMessage() != null;
    }

    /** Of a file system's failures the message is often the path alone. */
    private static String said(Throwable cause) {
        return isForPeople(cause)
                ? String.valueOf(cause.getMessage())
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
