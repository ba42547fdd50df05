package io.skywarden.catalogue.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import jakarta.persistence.Column;
import org.hibernate.annotations.Immutable;

/** A capture as a row; its bytes are in {@link CapturePartRow}. */
@Entity
@Immutable
@Table(name = "attached_capture")
class CaptureBytesRow {

    @Id
    @Column(length = 64)
    String digest;

    long bytes;

    @Column(name = "taken_at")
    Instant takenAt;
}
