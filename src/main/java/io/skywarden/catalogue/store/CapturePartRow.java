package io.skywarden.catalogue.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A stretch of a capture's bytes, so that no more than that is ever in memory. */
@Entity
@Immutable
@Table(name = "attached_capture_part")
class CapturePartRow {

    /** How many bytes a stretch has, the last one less. */
    static final int LENGTH = 64 * 1024;

    @EmbeddedId
    Key key;

    @Column(length = LENGTH)
    byte[] content;

    /** Counts from 0. */
    @Embeddable
    record Key(@Column(length = 64) String digest, int part) {}

    static CapturePartRow of(String digest, int part, byte[] content) {
        CapturePartRow row = new CapturePartRow();
        row.key = new Key(digest, part);
        row.content = content;
        return row;
    }
}
