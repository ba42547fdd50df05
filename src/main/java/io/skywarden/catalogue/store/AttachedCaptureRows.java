package io.skywarden.catalogue.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skywarden.capture.CaptureDigest;
import io.skywarden.capture.Claim;
import io.skywarden.capture.SentCapture;
import io.skywarden.catalogue.AttachedCapture;
import io.skywarden.catalogue.AttachedCaptures;
import io.skywarden.signature.SignatureId;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tables of captures that came with versions. Bytes are kept here and not in files, so that every instance has them. */
@Singleton
class AttachedCaptureRows implements AttachedCaptures, PanacheRepositoryBase<CaptureBytesRow, String> {

    private static final String ALL = """
            select v.key.signatureId, v.key.number, v.name, v.key.digest, v.claim, c.bytes
            from VersionCaptureRow v join CaptureBytesRow c on c.digest = v.key.digest""";
    private static final String NEWEST_FIRST = " order by v.key.signatureId, v.key.number desc, v.name";
    private static final String UNTIL = ALL + " where v.key.signatureId = ?1 and v.key.number <= ?2" + NEWEST_FIRST;
    private static final String IN_FORCE = ALL
            + " join HeadRow h on h.signatureId = v.key.signatureId and v.key.number <= h.inForce" + NEWEST_FIRST;
    private static final String PART = "select p.content from CapturePartRow p where p.key.digest = ?1 and p.key.part = ?2";

    @Override
    public void keep(SignatureId id, int number, SentCapture capture, Instant at) {
        // Changes come one after another, so nobody else can be writing the same bytes.
        if (findById(capture.digest().hex()) == null) {
            keepBytes(capture, at);
        }
        VersionCaptureRow row = new VersionCaptureRow();
        row.key = new VersionCaptureRow.Key(id.value(), number, capture.digest().hex());
        row.claim = capture.claim();
        row.name = capture.name();
        getEntityManager().persist(row);
    }

    private void keepBytes(SentCapture capture, Instant at) {
        try (InputStream bytes = Files.newInputStream(capture.file())) {
            CaptureBytesRow row = new CaptureBytesRow();
            row.digest = capture.digest().hex();
            row.bytes = Files.size(capture.file());
            row.takenAt = at;
            persist(row);
            int part = 0;
            for (byte[] next = bytes.readNBytes(CapturePartRow.LENGTH); next.length > 0; next = bytes.readNBytes(CapturePartRow.LENGTH)) {
                persistAndForget(CapturePartRow.of(row.digest, part++, next));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the capture " + capture.name(), e);
        }
    }

    private void persistAndForget(CapturePartRow part) {
        EntityManager entities = getEntityManager();
        entities.persist(part);
        entities.flush();
        entities.detach(part);
    }

    @Override
    public List<AttachedCapture> until(SignatureId id, int number) {
        return getEntityManager().createQuery(UNTIL, Object[].class).setParameter(1, id.value()).setParameter(2, number).getResultStream()
                .map(AttachedCaptureRows::attached).toList();
    }

    @Override
    public List<AttachedCapture> inForce() {
        return getEntityManager().createQuery(IN_FORCE, Object[].class).getResultStream().map(AttachedCaptureRows::attached).toList();
    }

    private static AttachedCapture attached(Object[] row) {
        return new AttachedCapture(new SignatureId((String) row[0]), (Integer) row[1], (String) row[2], new CaptureDigest((String) row[3]),
                (Claim) row[4], (Long) row[5]);
    }

    @Override
    public boolean copy(CaptureDigest digest, OutputStream to) throws IOException {
        if (findById(digest.hex()) == null) {
            return false;
        }
        for (int part = 0; ; part++) {
            Optional<byte[]> content = getEntityManager().createQuery(PART, byte[].class)
                    .setParameter(1, digest.hex()).setParameter(2, part).getResultStream().findFirst();
            if (content.isEmpty()) {
                return true;
            }
            to.write(content.get());
        }
    }
}
