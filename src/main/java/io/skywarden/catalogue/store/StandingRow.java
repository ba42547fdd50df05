package io.skywarden.catalogue.store;

import io.skywarden.catalogue.Stage;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;

/** Where a version stands, as a row. */
@Entity
@Table(name = "version_standing")
class StandingRow {

    @EmbeddedId
    VersionKey key;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    Stage stage;

    Instant since;
}
