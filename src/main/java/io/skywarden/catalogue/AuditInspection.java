package io.skywarden.catalogue;

import io.skywarden.catalogue.Audit.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A look at all evidence: the chain itself, then whether versions and heads say what the chain tells. */
public final class AuditInspection {

    private static final int MOST_FAULTS = 100;

    private final Optional<String> known;
    private final List<String> faults = new ArrayList<>();
    private boolean knownSeen;
    private long seq;
    private long records;
    private long versions;
    private long signatures;
    private String hash = AuditRecord.GENESIS;

    private AuditInspection(Optional<String> known) {
        this.known = known;
        this.knownSeen = known.filter(hash::equals).isPresent();
    }

    /** @param known the end of the chain as somebody saw it earlier, which must still be in it */
    public static Verification of(Evidence evidence, Optional<String> known) {
        AuditInspection inspection = new AuditInspection(known);
        evidence.eachRecord(inspection::step);
        inspection.arrive(evidence.end());
        evidence.eachVersion(inspection::look);
        evidence.eachHead(inspection::look);
        evidence.eachCapture(inspection::look);
        evidence.eachEnforcement(inspection::look);
        return new Verification(inspection.records, inspection.versions, inspection.signatures, inspection.hash,
                List.copyOf(inspection.faults));
    }

    private void step(Evidence.Told told) {
        if (told.seq() != seq + 1) {
            fault("record %d is followed by %d: what was between is gone".formatted(seq, told.seq()));
        }
        told.record().ifPresentOrElse(record -> step(record, told.held()),
                () -> fault("record %d was changed after it was written: no record ever said that".formatted(told.seq())));
        seq = told.seq();
        records++;
    }

    private void step(AuditRecord record, Optional<String> held) {
        if (!record.previous().equals(hash)) {
            fault("record %d does not follow the one before it: one of the two was changed".formatted(record.seq()));
        }
        if (!record.isIntact()) {
            fault("record %d was changed after it was written".formatted(record.seq()));
        }
        if (!held.equals(Optional.of(record.contentHash()))) {
            fault("record %d tells of %s version %d with other content than the catalogue holds".formatted(
                    record.seq(), record.signature(), record.number()));
        }
        hash = record.hash();
        knownSeen |= known.filter(hash::equals).isPresent();
    }

    private void arrive(Optional<AuditTrail.End> end) {
        if (end.isEmpty()) {
            fault("nothing says where the chain ends: the row of audit_head is gone");
        } else if (end.get().seq() != seq || !end.get().hash().equals(hash)) {
            fault("the chain ends at record %d, but %d were written: the last ones are gone or were changed".formatted(seq, end.get().seq()));
        }
        if (known.isPresent() && !knownSeen) {
            fault("no record has the hash %s: the chain was cut or written anew since that was its end".formatted(known.get()));
        }
    }

    private void look(Evidence.KeptVersion version) {
        versions++;
        VersionInspection.faults(version).forEach(what -> fault("%s version %d %s".formatted(version.signature(), version.number(), what)));
    }

    private void look(Evidence.KeptHead head) {
        signatures++;
        HeadInspection.faults(head).forEach(what -> fault("the head of %s %s".formatted(head.signature(), what)));
    }

    private void look(Evidence.KeptCapture capture) {
        CaptureInspection.faults(capture).forEach(what -> fault("a capture of %s version %d %s".formatted(capture.signature(), capture.number(), what)));
    }

    private void look(Evidence.KeptEnforcement enforcement) {
        if (!enforcement.kept()) {
            fault("record %d tells that %s version %d began or ceased to be enforced, and nothing is kept of it".formatted(
                    enforcement.record(), enforcement.signature(), enforcement.number()));
        } else if (!enforcement.told()) {
            fault("%s version %d began or ceased to be enforced, and record %d does not say so".formatted(
                    enforcement.signature(), enforcement.number(), enforcement.record()));
        }
    }

    private void fault(String what) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(what);
        }
    }
}
