package io.skywarden.catalogue.store;

import io.skywarden.signature.Tag;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** That a word stands in the id, title or description of a signature, or is a tag of it. */
@Entity
@Table(name = "signature_word")
class WordRow {

    /** No byte of UTF-8 is as large. */
    private static final byte BEHIND_ALL = (byte) 0xff;
    /** No word has it, so no word that is asked for finds a tag. */
    private static final String TAG = "#";

    /** Which word, of which signature. */
    @Embeddable
    record Key(byte[] word, @Column(name = "signature_id", length = 40) String signatureId) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(word, key.word) && signatureId.equals(key.signatureId);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(word) + signatureId.hashCode();
        }
    }

    @EmbeddedId
    Key key;

    static WordRow of(String word, String signatureId) {
        WordRow row = new WordRow();
        row.key = new Key(bytes(word), signatureId);
        return row;
    }

    static String ofTag(Tag tag) {
        return TAG + tag.value();
    }

    String word() {
        return new String(key.word, StandardCharsets.UTF_8);
    }

    static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }

    /** Comes after every word that begins so, and before all others that come after. A tag is asked for as a whole. */
    static byte[] behind(String prefix) {
        byte[] bytes = bytes(prefix);
        byte[] behind = Arrays.copyOf(bytes, bytes.length + 1);
        behind[bytes.length] = prefix.startsWith(TAG) ? 0 : BEHIND_ALL;
        return behind;
    }
}
