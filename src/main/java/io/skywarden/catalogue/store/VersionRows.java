package io.skywarden.catalogue.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skywarden.catalogue.Listing;
import io.skywarden.catalogue.SignatureVersion;
import io.skywarden.catalogue.Stage;
import io.skywarden.catalogue.Versions;
import io.skywarden.signature.SignatureId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The tables of versions and of where they stand. */
@Singleton
class VersionRows implements Versions, PanacheRepositoryBase<VersionRow, VersionKey> {

    private static final String LINES = """
            select new io.skywarden.catalogue.store.Line(v.key.signatureId, v.title, v.family, v.era, v.confidence, v.state,
                v.key.number, s.stage, h.inForce, v.contentHash, v.firstSeen)
            from VersionRow v join StandingRow s on s.key = v.key join HeadRow h on h.signatureId = v.key.signatureId
            where v.key.signatureId = ?1 order by v.key.number desc""";
    private static final String IN_FORCE =
            "select v from VersionRow v join HeadRow h on h.signatureId = v.key.signatureId and h.inForce = v.key.number";
    private static final String WAITING =
            "select v from VersionRow v join HeadRow h on h.signatureId = v.key.signatureId and h.latest = v.key.number where h.stage = ?1";

    @Override
    public List<Listing> of(SignatureId id) {
        return getEntityManager().createQuery(LINES, Line.class).setParameter(1, id.value()).getResultStream().map(Line::listing).toList();
    }

    @Override
    public Optional<SignatureVersion> find(SignatureId id, int number) {
        return findByIdOptional(new VersionKey(id.value(), number)).map(VersionRow::version);
    }

    // Sorted here: databases order letters by their own collations, and bundles must not depend on that.
    @Override
    public List<SignatureVersion> inForce() {
        return find(IN_FORCE).stream().map(VersionRow::version).sorted(Comparator.comparing(SignatureVersion::id)).toList();
    }

    @Override
    public List<SignatureVersion> waitingAt(Stage stage) {
        return find(WAITING, stage).stream().map(VersionRow::version).sorted(Comparator.comparing(SignatureVersion::id)).toList();
    }

    @Override
    public void add(SignatureVersion version, Stage stage) {
        persist(VersionRow.of(version));
        StandingRow standing = new StandingRow();
        standing.key = new VersionKey(version.id().value(), version.number());
        standing.stage = stage;
        standing.since = version.firstSeen();
        getEntityManager().persist(standing);
    }

    @Override
    public Stage stage(SignatureId id, int number) {
        return standing(id, number).stage;
    }

    @Override
    public void stand(SignatureId id, int number, Stage stage, Instant since) {
        StandingRow standing = standing(id, number);
        standing.stage = stage;
        standing.since = since;
    }

    private StandingRow standing(SignatureId id, int number) {
        return getEntityManager().find(StandingRow.class, new VersionKey(id.value(), number));
    }
}
