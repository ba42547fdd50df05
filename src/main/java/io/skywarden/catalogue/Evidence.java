package io.skywarden.catalogue;

import io.skywarden.signature.yaml.AuthoredText;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * All that an audit looks at, as it was at one moment. It is read straight through and may be long, so nobody keeps it. Words
 * are as they were found: whoever tampers with a database need not respect our types.
 */
public interface Evidence {

    /** Where evidence is got. */
    interface Source {

        /** Lays open one moment for as long as the look takes. */
        <T> T look(Function<Evidence, T> look);
    }

    /** What says where the chain ends; nothing when that is gone. */
    Optional<AuditTrail.End> end();

    /** Every record, in the order of numbers. */
    void eachRecord(Consumer<Told> look);

    void eachVersion(Consumer<KeptVersion> look);

    void eachHead(Consumer<KeptHead> look);

    /** Every capture that came with a version, or that the chain says came with one. */
    void eachCapture(Consumer<KeptCapture> look);

    /** Every promotion and its end, and every record that tells of one. */
    void eachEnforcement(Consumer<KeptEnforcement> look);

    /**
     * A record.
     *
     * @param record nothing when no record can say what was found
     * @param held the content hash beside the version it tells of; nothing when that version is gone
     */
    record Told(long seq, Optional<AuditRecord> record, Optional<String> held) {}

    /** What lists show. */
    record Shown(String title, String family, String era, String confidence, String state) {}

    /** The first record that tells of a version. */
    record Beginning(String author, String reason, Instant at) {}

    /**
     * A version.
     *
     * @param texts nothing when they are longer than any that were ever taken
     * @param told what the chain says of its beginning; nothing when no record tells of it
     * @param toldStage where the last record about it says it stands
     * @param hasHead whether its signature is in the lists
     */
    record KeptVersion(String signature, int number, String contentHash, Beginning kept, Shown shown, Optional<AuthoredText> texts,
            Optional<String> stage, Optional<Beginning> told, Optional<String> toldStage, boolean hasHead) {}

    /** A version by number and content hash. */
    record Named(int number, String contentHash) {}

    /** What a head says of the newest version. */
    record Newest(Named version, String stage, Shown shown) {}

    /**
     * A head, and what it should say.
     *
     * @param versions how many versions there are
     * @param newest nothing when there is none
     * @param toldInForce the version that the chain says is in force
     */
    record KeptHead(String signature, Newest says, Optional<Named> inForce, int versions, Optional<Newest> newest,
            Optional<Named> toldInForce) {}

    /**
     * A capture that came with a version.
     *
     * @param told what the chain says of it, or would have to
     * @param kept whether there is a row of it
     * @param records how many records say so
     * @param digest under which its bytes are kept
     * @param found the SHA-256 of the bytes there are; nothing when they are gone
     */
    record KeptCapture(String signature, int number, String told, boolean kept, long records, String digest, Optional<String> found) {}

    /**
     * That a version began or ceased to do what a policy's action says.
     *
     * @param record the number of the record that tells of it, or should
     * @param kept whether there is a row of it
     * @param told whether that record says so
     */
    record KeptEnforcement(String signature, int number, long record, boolean kept, boolean told) {}
}
