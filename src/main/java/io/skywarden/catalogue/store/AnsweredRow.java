package io.skywarden.catalogue.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** The answer to a request with an idempotency key, as a row. */
@Entity
@Immutable
@Table(name = "answered_request")
class AnsweredRow {

    /** Whose key. */
    @Embeddable
    record Key(@Column(length = 120) String actor, @Column(name = "request_key", length = 100) String requestKey) {}

    @EmbeddedId
    Key key;

    @Column(length = 64)
    String digest;

    int status;

    @Column(length = 400)
    String location;

    @Column(length = 40)
    String tag;

    @Column(length = 1_000_000)
    String body;

    @Column(name = "answered_at")
    Instant answeredAt;
}
