package io.skywarden.catalogue;

import io.skywarden.capture.CaptureDigest;
import io.skywarden.catalogue.CatalogueFailure.UnknownSignature;
import io.skywarden.catalogue.CatalogueFailure.UnknownVersion;
import io.skywarden.signature.SignatureId;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every version of every signature, to be read. Changes are made through {@link Review} and {@link TreeImport}. */
@Singleton
@Transactional
public class Catalogue {

    private final Versions versions;
    private final Heads heads;
    private final AuditTrail trail;
    private final AttachedCaptures captures;

    Catalogue(Versions versions, Heads heads, AuditTrail trail, AttachedCaptures captures) {
        this.versions = versions;
        this.heads = heads;
        this.trail = trail;
        this.captures = captures;
    }

    /** The newest version of every signature that the search asks for, in order of the ids. */
    public List<Listing> search(Search search) {
        return heads.search(search);
    }

    /** How many signatures there are. */
    public long size() {
        return heads.size();
    }

    /** All versions of one signature, newest first. */
    public List<Listing> history(SignatureId id) {
        List<Listing> history = versions.of(id);
        if (history.isEmpty()) {
            throw new UnknownSignature(id);
        }
        return history;
    }

    public Head head(SignatureId id) {
        return heads.find(id).orElseThrow(() -> new UnknownSignature(id));
    }

    public SignatureVersion latest(SignatureId id) {
        return version(id, head(id).latest());
    }

    public SignatureVersion version(SignatureId id, int number) {
        return versions.find(id, number).orElseThrow(() -> new UnknownVersion(id, number, head(id).latest()));
    }

    /** What a version answers for: captures that came with it or with one before it. Of one that came twice the newer claim stands. */
    public List<AttachedCapture> captures(SignatureId id, int number) {
        version(id, number);
        return newestClaims(captures.until(id, number));
    }

    /** What the versions in force answer for, of all signatures. */
    public Map<SignatureId, List<AttachedCapture>> capturesInForce() {
        return captures.inForce().stream().collect(Collectors.groupingBy(AttachedCapture::signature,
                Collectors.collectingAndThen(Collectors.toList(), Catalogue::newestClaims)));
    }

    private static List<AttachedCapture> newestClaims(List<AttachedCapture> newestFirst) {
        Set<CaptureDigest> told = new HashSet<>();
        return newestFirst.stream().filter(capture -> told.add(capture.digest())).toList();
    }

    /** Writes the bytes of a capture that came with some version. */
    public boolean copy(CaptureDigest digest, OutputStream to) throws IOException {
        return captures.copy(digest, to);
    }

    /** What bundles are made of: the version in force of every signature, the retired ones too, in order of the ids. */
    public List<SignatureVersion> inForce() {
        return versions.inForce();
    }

    /** The number of the newest audit record; while it stays, nothing changed. */
    public long newestRecord() {
        return trail.end().seq();
    }

    /** Whether a version came into force, or a signature went out of service, after that audit record. */
    public boolean forceMovedAfter(long record) {
        return trail.forceMovedAfter(record);
    }

    /** The newest versions that stand there. */
    public List<SignatureVersion> waitingAt(Stage stage) {
        return versions.waitingAt(stage);
    }

    /** Everything that was ever done with one signature, oldest first. */
    public List<AuditRecord> records(SignatureId id) {
        head(id);
        return trail.of(id);
    }
}
