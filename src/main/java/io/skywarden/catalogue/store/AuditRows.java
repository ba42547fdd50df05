package io.skywarden.catalogue.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.skywarden.catalogue.AuditRecord;
import io.skywarden.catalogue.AuditTrail;
import io.skywarden.signature.SignatureId;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;

/** The table of audit records. */
@Singleton
class AuditRows implements AuditTrail, PanacheRepositoryBase<AuditRow, Long> {

    @Override
    public End lock() {
        EntityManager database = getEntityManager();
        AuditEndRow end = database.find(AuditEndRow.class, AuditEndRow.ONLY, LockModeType.PESSIMISTIC_WRITE);
        // Whoever looked before it waited must look again.
        database.refresh(end);
        return new End(end.seq, end.hash);
    }

    @Override
    public End end() {
        AuditEndRow end = getEntityManager().find(AuditEndRow.class, AuditEndRow.ONLY);
        return new End(end.seq, end.hash);
    }

    @Override
    public void append(AuditRecord record) {
        persist(AuditRow.of(record));
        AuditEndRow end = getEntityManager().find(AuditEndRow.class, AuditEndRow.ONLY);
        end.seq = record.seq();
        end.hash = record.hash();
    }

    @Override
    public List<AuditRecord> after(long seq, int most) {
        return find("from AuditRow r where r.seq > ?1 order by r.seq", seq).page(Page.ofSize(most)).stream().map(AuditRow::record).toList();
    }

    // A remark and a decision leave the version where it stands, and may be about one in force. A promotion is part of a release; what is put
    // back needs one.
    @Override
    public boolean forceMovedAfter(long seq) {
        return count("from AuditRow r where r.seq > ?1 and r.to in (ACTIVE, RETIRED) and r.act not in ('comment', 'decide', 'promote')", seq) > 0;
    }

    @Override
    public List<AuditRecord> of(SignatureId signature) {
        return find("from AuditRow r where r.signatureId = ?1 order by r.seq", signature.value()).stream().map(AuditRow::record).toList();
    }
}
