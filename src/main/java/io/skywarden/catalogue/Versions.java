package io.skywarden.catalogue;

import io.skywarden.signature.SignatureId;
import java.util.List;
import java.util.Optional;

/** Where versions are kept. They are added and read, never altered and never taken away. */
public interface Versions {

    /** The latest version of every signature, in order of the ids. */
    List<Listing> latest();

    /** All versions of one signature, newest first; none when it is unknown. */
    List<Listing> of(SignatureId id);

    Optional<SignatureVersion> find(SignatureId id, int number);

    void add(SignatureVersion version);
}
