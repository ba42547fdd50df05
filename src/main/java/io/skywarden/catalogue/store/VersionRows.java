package io.skywarden.catalogue.store;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skywarden.catalogue.Listing;
import io.skywarden.catalogue.SignatureVersion;
import io.skywarden.catalogue.Versions;
import io.skywarden.signature.SignatureId;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The table of versions. */
@Singleton
class VersionRows implements Versions, PanacheRepositoryBase<VersionRow, VersionKey> {

    private static final String LATEST =
            "from VersionRow v where v.key.number = (select max(w.key.number) from VersionRow w where w.key.signatureId = v.key.signatureId)";

    // Sorted here: databases order letters by their own collations.
    @Override
    public List<Listing> latest() {
        return listings(find(LATEST)).stream().sorted(Comparator.comparing(Listing::id)).toList();
    }

    @Override
    public List<Listing> of(SignatureId id) {
        return listings(find("from VersionRow v where v.key.signatureId = ?1 order by v.key.number desc", id.value()));
    }

    @Override
    public Optional<SignatureVersion> find(SignatureId id, int number) {
        return findByIdOptional(new VersionKey(id.value(), number)).map(VersionRow::version);
    }

    @Override
    public void add(SignatureVersion version) {
        persist(VersionRow.of(version));
    }

    private static List<Listing> listings(PanacheQuery<VersionRow> rows) {
        return rows.project(VersionRow.Line.class).stream().map(VersionRow.Line::listing).toList();
    }
}
