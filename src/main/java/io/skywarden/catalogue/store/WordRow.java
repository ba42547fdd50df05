package io.skywarden.catalogue.store;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** That a word stands in the title or description of a signature. */
@Entity
@Table(name = "signature_word")
class WordRow {

    /** Which word, of which signature. */
    @Embeddable
    record Key(@Column(length = 40) String word, @Column(name = "signature_id", length = 40) String signatureId) {}

    @EmbeddedId
    Key key;

    static WordRow of(String word, String signatureId) {
        WordRow row = new WordRow();
        row.key = new Key(word, signatureId);
        return row;
    }
}
