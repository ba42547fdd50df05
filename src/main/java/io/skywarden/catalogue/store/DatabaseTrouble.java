package io.skywarden.catalogue.store;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a database does not let the service in, told by the SQLSTATE: the words beside it are in the server's language. */
public enum DatabaseTrouble {
    UNREACHABLE, LOGIN_REFUSED, UNKNOWN_DATABASE, NOT_PERMITTED, NO_CONNECTION_LEFT, OTHER_KIND;

    /** The trouble that a failure comes from; nothing when no database told of one. */
    public static Optional<DatabaseTrouble> in(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(50)
                .filter(SQLException.class::isInstance).map(SQLException.class::cast)
                .flatMap(cause -> of(cause).stream()).reduce((_, deeper) -> deeper);
    }

    // PostgreSQL, appendix A "Error Codes"; class 08 is of ISO 9075.
    private static Optional<DatabaseTrouble> of(SQLException cause) {
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        if (String.valueOf(cause.getMessage()).startsWith("Driver does not support the provided URL")) {
            return Optional.of(OTHER_KIND);
        }
        return Optional.ofNullable(switch (state) {
            case "28000", "28P01", "08004" -> LOGIN_REFUSED;
            case "3D000" -> UNKNOWN_DATABASE;
            case "42501" -> NOT_PERMITTED;
            case "53300" -> NO_CONNECTION_LEFT;
            case "57P03" -> UNREACHABLE;
            default -> state.startsWith("08") ? UNREACHABLE : null;
        });
    }
}
