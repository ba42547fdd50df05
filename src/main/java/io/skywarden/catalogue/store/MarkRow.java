package io.skywarden.catalogue.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What the tree said about a signature when it was last imported. */
@Entity
@Table(name = "tree_mark")
class MarkRow {

    @Id
    @Column(name = "signature_id", length = 40)
    String signatureId;

    @Column(name = "content_hash", length = 64)
    String contentHash;

    @Column(length = 400)
    String folder;
}
