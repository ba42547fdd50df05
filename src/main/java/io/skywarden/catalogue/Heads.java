package io.skywarden.catalogue;

import io.skywarden.signature.SignatureId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where heads are kept and searched. */
public interface Heads {

    Optional<Head> find(SignatureId id);

    /** Of these, the ones that there are. */
    List<Head> among(Collection<SignatureId> ids);

    /** How many there are. */
    long size();

    /** Puts the head in place of the one before, and what the version says into lists and searches. */
    void put(Head head, SignatureVersion newest);

    /** The lines a search asks for, in order of the ids. */
    List<Listing> search(Search search);
}
