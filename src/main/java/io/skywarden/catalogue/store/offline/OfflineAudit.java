package io.skywarden.catalogue.store.offline;

import io.skywarden.catalogue.Audit.Verification;
import io.skywarden.catalogue.AuditInspection;
import io.skywarden.catalogue.store.CatalogueEvidence;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The audit of a catalogue that no service holds. It changes nothing. */
public final class OfflineAudit {

    private final OfflineDatabase database;

    public OfflineAudit(OfflineDatabase database) {
        this.database = database;
    }

    /** @param known the end of the chain as somebody saw it earlier, which must still be in it */
    public Verification verify(Optional<String> known) {
        try (Connection connection = database.read()) {
            Schema.current(database, connection);
            return AuditInspection.of(new CatalogueEvidence(connection), known);
        } catch (SQLException failure) {
            throw database.trouble(failure);
        }
    }
}
