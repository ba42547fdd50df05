package io.skywarden.catalogue.store;

import java.sql.Connection;
import java.sql.SQLException;

/** The transaction in which everything that is read is of one moment, in either database. */
public final class OneMoment {

    private OneMoment() {}

    /** Begins it. Nothing may have been read before. */
    public static Connection on(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        // H2 lets rows appear meanwhile below SERIALIZABLE; PostgreSQL may give up there, and needs no more than REPEATABLE READ.
        boolean postgresql = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        connection.setTransactionIsolation(postgresql ? Connection.TRANSACTION_REPEATABLE_READ : Connection.TRANSACTION_SERIALIZABLE);
        return connection;
    }
}
