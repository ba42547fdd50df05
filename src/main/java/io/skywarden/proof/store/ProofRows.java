package io.skywarden.proof.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.skywarden.proof.ProofRecord;
import io.skywarden.proof.ProofRecords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The table of proofs. */
@ApplicationScoped
@Transactional
class ProofRows implements ProofRecords, PanacheRepositoryBase<ProofRow, String> {

    @Override
    public Optional<ProofRecord> of(String inputs) {
        return findByIdOptional(inputs).map(ProofRow::made);
    }

    @Override
    public List<ProofRecord> newest(int most) {
        return findAll(Sort.descending("madeAt")).page(0, most).list().stream().map(ProofRow::made).toList();
    }

    @Override
    public void keep(ProofRecord made) {
        if (findByIdOptional(made.inputs()).isEmpty()) {
            persist(ProofRow.of(made));
        }
    }
}
