package io.skywarden.catalogue.store;

import io.skywarden.signature.yaml.AuthoredText;
import io.skywarden.catalogue.TreeConflict;
import io.skywarden.signature.yaml.SignatureText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A conflict between tree and catalogue as a row. */
@Entity
@Table(name = "tree_conflict")
class ConflictRow {

    @Id
    @Column(name = "signature_id", length = 40)
    String signatureId;

    @Column(name = "content_hash", length = 64)
    String contentHash;

    @Column(name = "seen_at")
    Instant seenAt;

    @Column(name = "signature_yaml", length = AuthoredText.LONGEST)
    String signatureYaml;

    @Column(name = "proof_yaml", length = AuthoredText.LONGEST)
    String proofYaml;

    @Column(length = AuthoredText.LONGEST)
    String recipe;

    static ConflictRow of(TreeConflict conflict) {
        ConflictRow row = new ConflictRow();
        row.signatureId = conflict.id().value();
        row.contentHash = conflict.content().contentHash();
        row.seenAt = conflict.seenAt();
        row.signatureYaml = conflict.content().text().signature();
        row.proofYaml = conflict.content().text().proof();
        row.recipe = conflict.content().text().recipe();
        return row;
    }

    TreeConflict conflict() {
        return new TreeConflict(
                SignatureText.read(signatureId, new AuthoredText(signatureYaml, proofYaml, recipe)), seenAt);
    }
}
