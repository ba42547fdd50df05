package io.skywarden.proof;

import java.util.List;
import java.util.Optional;

/** The proofs that were made. None is ever changed. */
public interface ProofRecords {

    Optional<ProofRecord> of(String inputs);

    /** Newest first. */
    List<ProofRecord> newest(int most);

    void keep(ProofRecord made);
}
