package io.skywarden.catalogue;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;

/** The audit chain, to be read and verified. */
@Singleton
@Transactional
public class Audit {

    private static final int AT_ONCE = 500;
    private static final int MOST_FAULTS = 100;

    private final AuditTrail trail;
    private final Versions versions;

    Audit(AuditTrail trail, Versions versions) {
        this.trail = trail;
        this.versions = versions;
    }

    /** Records after that number, oldest first. */
    public List<AuditRecord> after(long seq, int most) {
        return trail.after(seq, most);
    }

    /**
     * What a walk along the whole chain found.
     *
     * @param records how many there are
     * @param end the hash of the last one: whoever kept it can tell later whether the chain was rewritten
     * @param faults what does not fit, in order, the first hundred; none means the chain is whole
     */
    public record Verification(long records, String end, List<String> faults) {

        public boolean holds() {
            return faults.isEmpty();
        }
    }

    /** Walks the chain, and looks whether each version it names still says what it said. */
    public Verification verify() {
        AuditTrail.End end = trail.end();
        Walk walk = new Walk();
        List<AuditRecord> some;
        while (!(some = trail.after(walk.seq, AT_ONCE)).isEmpty()) {
            some.forEach(walk::step);
        }
        walk.arrive(end);
        return new Verification(walk.count, walk.hash, List.copyOf(walk.faults));
    }

    private final class Walk {

        private final List<String> faults = new ArrayList<>();
        private long seq;
        private long count;
        private String hash = AuditRecord.GENESIS;

        void step(AuditRecord record) {
            if (record.seq() != seq + 1) {
                fault("record %d is followed by %d: what was between is gone".formatted(seq, record.seq()));
            }
            if (!record.previous().equals(hash)) {
                fault("record %d does not follow the one before it: one of the two was changed".formatted(record.seq()));
            }
            if (!record.isIntact()) {
                fault("record %d was changed after it was written".formatted(record.seq()));
            }
            if (!says(record)) {
                fault("record %d tells of %s version %d with other content than the catalogue holds".formatted(
                        record.seq(), record.signature(), record.number()));
            }
            seq = record.seq();
            hash = record.hash();
            count++;
        }

        private boolean says(AuditRecord record) {
            return versions.find(record.signature(), record.number()).map(SignatureVersion::contentHash)
                    .filter(record.contentHash()::equals).isPresent();
        }

        void arrive(AuditTrail.End end) {
            if (end.seq() != seq || !end.hash().equals(hash)) {
                fault("the chain ends at record %d, but %d were written: the last ones are gone".formatted(seq, end.seq()));
            }
        }

        private void fault(String what) {
            if (faults.size() < MOST_FAULTS) {
                faults.add(what);
            }
        }
    }
}
