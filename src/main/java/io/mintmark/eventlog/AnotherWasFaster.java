package io.mintmark.eventlog;

import java.sql.SQLException;
import java.util.Set;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.jspecify.annotations.Nullable;

/** Recognizes what a database says when two transactions wanted the same place: one of them has to be run again. */
final class AnotherWasFaster implements PersistenceExceptionResolver {
    private static final Set<String> STATES = Set.of(
            "23505", // the place is taken
            "40001", // serialization failure; a deadlock on H2
            "40P01", // deadlock on PostgreSQL
            "55P03", // lock timeout on PostgreSQL
            "HYT00", // lock timeout on H2
            "90131"); // the row was changed meanwhile, on H2

    @Override
    public boolean isDuplicateKeyViolation(@Nullable Exception exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failure && says(failure)) {
                return true;
            }
        }
        return false;
    }

    /** A batch hides the failure of its statement behind its own. */
    private static boolean says(SQLException failure) {
        for (SQLException next = failure; next != null; next = next.getNextException()) {
            String state = next.getSQLState();
            if (state != null && STATES.contains(state)) {
                return true;
            }
        }
        return false;
    }
}
