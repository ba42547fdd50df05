package io.skywarden.catalogue.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Which row. */
@Embeddable
record VersionKey(@Column(name = "signature_id", length = 40) String signatureId, @Column(name = "number") int number) {}
