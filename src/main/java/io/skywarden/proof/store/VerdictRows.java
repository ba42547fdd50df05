package io.skywarden.proof.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skywarden.proof.job.JobId;
import io.skywarden.proof.job.JobState;
import io.skywarden.proof.job.KeptVerdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The table of verdicts. */
@ApplicationScoped
class VerdictRows implements PanacheRepositoryBase<VerdictRow, VerdictRow.Key> {

    void keep(JobId id, List<KeptVerdict> verdicts, String worker, Instant now) {
        verdicts.forEach(verdict -> persist(VerdictRow.of(id, verdict, worker, now)));
        flush();
    }

    Set<Integer> judged(JobId id) {
        return new HashSet<>(getEntityManager().createQuery("select distinct v.key.place from VerdictRow v where v.key.job = ?1", Integer.class)
                .setParameter(1, id.hex()).getResultList());
    }

    List<KeptVerdict> of(JobId id) {
        List<VerdictRow> rows = list("from VerdictRow v where v.key.job = ?1 order by v.key.place, v.key.judge", id.hex());
        return rows.stream().map(VerdictRow::verdict).toList();
    }

    void forget(JobId id) {
        delete("delete from VerdictRow v where v.key.job = ?1", id.hex());
    }

    void forgetGivenUp(JobId id) {
        delete("delete from VerdictRow v where v.key.job = ?1 and v.key.place in "
                + "(select w.key.place from VerdictRow w where w.key.job = ?1 and w.gaveUp = true)", id.hex());
    }

    void forgetOfDone(Instant since) {
        delete("delete from VerdictRow v where v.key.job in (select j.id from ProofJobRow j where j.state = ?1 and j.movedAt < ?2)", JobState.DONE, since);
    }
}
