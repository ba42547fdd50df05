package io.skywarden.catalogue.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** That a version began or ceased to do what a policy's action says, as a row. */
@Entity
@Immutable
@Table(name = "enforcement")
class EnforcementRow {

    /** The number of the audit record that tells of it. */
    @Id
    long record;

    @Column(name = "signature_id", length = 40)
    String signatureId;

    int number;

    @Column(length = 30)
    String policy;

    boolean enforced;
}
