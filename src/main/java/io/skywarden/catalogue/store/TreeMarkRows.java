package io.skywarden.catalogue.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skywarden.catalogue.TreeConflict;
import io.skywarden.catalogue.TreeMarks;
import io.skywarden.signature.SignatureId;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tables of tree marks and conflicts. */
@Singleton
class TreeMarkRows implements TreeMarks, PanacheRepositoryBase<MarkRow, String> {

    @Override
    public Map<SignatureId, String> marks() {
        return streamAll().collect(Collectors.toMap(row -> new SignatureId(row.signatureId), row -> row.contentHash));
    }

    @Override
    public Map<SignatureId, String> folders() {
        return streamAll().collect(Collectors.toMap(row -> new SignatureId(row.signatureId), row -> row.folder));
    }

    @Override
    public void mark(SignatureId id, String contentHash, String folder) {
        MarkRow row = new MarkRow();
        row.signatureId = id.value();
        row.contentHash = contentHash;
        row.folder = folder;
        getEntityManager().merge(row);
    }

    @Override
    public List<TreeConflict> conflicts() {
        return getEntityManager().createQuery("from ConflictRow", ConflictRow.class).getResultStream().map(ConflictRow::conflict)
                .sorted(Comparator.comparing(TreeConflict::id)).toList();
    }

    @Override
    public Optional<TreeConflict> conflict(SignatureId id) {
        return Optional.ofNullable(getEntityManager().find(ConflictRow.class, id.value())).map(ConflictRow::conflict);
    }

    @Override
    public void keep(TreeConflict conflict) {
        getEntityManager().merge(ConflictRow.of(conflict));
    }

    @Override
    public void settle(SignatureId id) {
        Optional.ofNullable(getEntityManager().find(ConflictRow.class, id.value())).ifPresent(getEntityManager()::remove);
    }
}
