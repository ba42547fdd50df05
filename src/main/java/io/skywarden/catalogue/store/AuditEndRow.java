package io.skywarden.catalogue.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one row that says where the chain ends, and that every change locks. */
@Entity
@Table(name = "audit_head")
class AuditEndRow {

    static final int ONLY = 1;

    @Id
    @Column(name = "only_row")
    int onlyRow;

    long seq;

    @Column(length = 64)
    String hash;
}
