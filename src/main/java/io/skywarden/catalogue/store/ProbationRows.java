package io.skywarden.catalogue.store;

import io.skywarden.catalogue.FieldReport;
import io.skywarden.catalogue.ProbationBook;
import io.skywarden.signature.SignatureId;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of first publications, reports and enforcements. */
@Singleton
class ProbationRows implements ProbationBook {

    private static final String SUMS =
            "select r.signatureId, r.number, sum(cast(r.hours as long)), sum(cast(r.falsePositives as long)) from FieldReportRow r";
    private static final String GROUPS = " group by r.signatureId, r.number";
    private static final String LAST = """
            from EnforcementRow e where e.enforced = true and not exists (select 1 from EnforcementRow l
                where l.signatureId = e.signatureId and l.number = e.number and l.policy = e.policy and l.record > e.record)""";

    private final EntityManager rows;

    ProbationRows(EntityManager rows) {
        this.rows = rows;
    }

    /** The sums of one version's reports. */
    record Sum(String signatureId, int number, long hours, long falsePositives) {

        Numbered version() {
            return new Numbered(new SignatureId(signatureId), number);
        }

        Total total() {
            return new Total(hours, falsePositives);
        }
    }

    @Override
    public Map<Numbered, Instant> published(String policy) {
        return rows.createQuery("from PublicationRow p where p.key.policy = ?1", PublicationRow.class).setParameter(1, policy)
                .getResultStream().map(PublicationRow::carried).collect(Collectors.toMap(Carried::version, Carried::published));
    }

    @Override
    public void publish(Carried first) {
        rows.persist(PublicationRow.of(first));
    }

    @Override
    public List<Carried> carried(SignatureId signature) {
        return rows.createQuery("from PublicationRow p where p.key.signatureId = ?1 order by p.key.number desc, p.key.policy", PublicationRow.class)
                .setParameter(1, signature.value()).getResultStream().map(PublicationRow::carried).toList();
    }

    @Override
    public OptionalInt newestPublished(SignatureId signature) {
        return carried(signature).stream().mapToInt(carried -> carried.version().number()).findFirst();
    }

    // Whoever keeps one waited for its turn, so no two get one number. A number the database counts would begin anew in a copy brought back.
    @Override
    public void keep(FieldReport report) {
        rows.persist(FieldReportRow.of(size() + 1, report));
    }

    @Override
    public List<FieldReport> reports(SignatureId signature, int most) {
        return rows.createQuery("from FieldReportRow r where r.signatureId = ?1 order by r.id desc", FieldReportRow.class)
                .setParameter(1, signature.value()).setMaxResults(most).getResultStream().map(FieldReportRow::report).toList();
    }

    @Override
    public long size() {
        return rows.createQuery("select coalesce(max(r.id), 0) from FieldReportRow r", Long.class).getSingleResult();
    }

    @Override
    public Map<Numbered, Total> totals() {
        return byVersion(rows.createQuery(SUMS + GROUPS, Sum.class).getResultStream());
    }

    @Override
    public Map<Numbered, Total> totals(SignatureId signature) {
        return byVersion(rows.createQuery(SUMS + " where r.signatureId = ?1" + GROUPS, Sum.class).setParameter(1, signature.value()).getResultStream());
    }

    private static Map<Numbered, Total> byVersion(Stream<Sum> sums) {
        return sums.collect(Collectors.toMap(Sum::version, Sum::total));
    }

    @Override
    public List<Numbered> enforced(String policy) {
        return rows.createQuery(LAST + " and e.policy = ?1", EnforcementRow.class).setParameter(1, policy).getResultStream()
                .map(row -> new Numbered(new SignatureId(row.signatureId), row.number)).toList();
    }

    @Override
    public List<String> enforcing(Numbered version) {
        return rows.createQuery(LAST + " and e.signatureId = ?1 and e.number = ?2 order by e.policy", EnforcementRow.class)
                .setParameter(1, version.signature().value()).setParameter(2, version.number()).getResultStream().map(row -> row.policy).toList();
    }

    @Override
    public void stand(long record, Numbered version, String policy, boolean enforced) {
        EnforcementRow row = new EnforcementRow();
        row.record = record;
        row.signatureId = version.signature().value();
        row.number = version.number();
        row.policy = policy;
        row.enforced = enforced;
        rows.persist(row);
    }
}
