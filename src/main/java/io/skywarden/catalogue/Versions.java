package io.skywarden.catalogue;

import io.skywarden.signature.SignatureId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where versions are kept, and where each stands. Versions are added and read, never altered and never taken away. */
public interface Versions {

    /** All versions of one signature, newest first; none when it is unknown. */
    List<Listing> of(SignatureId id);

    Optional<SignatureVersion> find(SignatureId id, int number);

    /** The version in force of every signature that has one, in order of the ids. */
    List<SignatureVersion> inForce();

    void add(SignatureVersion version, Stage stage);

    /** Where a known version stands. */
    Stage stage(SignatureId id, int number);

    void stand(SignatureId id, int number, Stage stage, Instant since);

    /** The newest versions that stand there, in order of the ids. */
    List<SignatureVersion> waitingAt(Stage stage);
}
