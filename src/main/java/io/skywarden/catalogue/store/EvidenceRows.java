package io.skywarden.catalogue.store;

import io.skywarden.catalogue.Evidence;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/** Evidence of the running service: a moment of its own, beside all transactions. */
@Singleton
class EvidenceRows implements Evidence.Source {

    private final DataSource database;

    EvidenceRows(DataSource database) {
        this.database = database;
    }

    @Override
    public <T> T look(Function<Evidence, T> look) {
        try (Connection connection = database.getConnection()) {
            OneMoment.on(connection);
            try {
                return look.apply(new CatalogueEvidence(connection));
            } finally {
                connection.rollback();
            }
        } catch (SQLException failure) {
            throw new DatabaseUnusable("the catalogue cannot be read", failure);
        }
    }
}
