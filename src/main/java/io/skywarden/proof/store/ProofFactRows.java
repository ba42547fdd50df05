package io.skywarden.proof.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skywarden.proof.ProofFact;
import io.skywarden.proof.ProofFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The table of proof facts. */
@ApplicationScoped
@Transactional
class ProofFactRows implements ProofFacts, PanacheRepositoryBase<ProofFactRow, ProofFactRow.Key> {

    @Override
    public List<ProofFact> of(String contentHash) {
        List<ProofFactRow> rows = list("from ProofFactRow f where f.key.contentHash = ?1 order by f.madeAt desc", contentHash);
        return rows.stream().map(ProofFactRow::fact).toList();
    }

    @Override
    public Optional<ProofFact> find(String contentHash, String circumstances) {
        return findByIdOptional(new ProofFactRow.Key(contentHash, circumstances)).map(ProofFactRow::fact);
    }

    @Override
    public void keep(ProofFact fact) {
        if (find(fact.contentHash(), fact.circumstances()).isEmpty()) {
            persist(ProofFactRow.of(fact));
        }
    }
}
