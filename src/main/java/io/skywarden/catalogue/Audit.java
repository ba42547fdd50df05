package io.skywarden.catalogue;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;

/** The audit chain, to be read and verified. */
@Singleton
@Transactional
public class Audit {

    private final AuditTrail trail;
    private final Evidence.Source evidence;

    Audit(AuditTrail trail, Evidence.Source evidence) {
        this.trail = trail;
        this.evidence = evidence;
    }

    /** Records after that number, oldest first. */
    public List<AuditRecord> after(long seq, int most) {
        return trail.after(seq, most);
    }

    /**
     * What a look at all evidence found.
     *
     * @param records how many there are
     * @param end the hash of the last one: whoever kept it can tell later whether the chain was rewritten
     * @param faults what does not fit, in order, the first hundred; none means that all is whole
     */
    public record Verification(long records, long versions, long signatures, String end, List<String> faults) {

        public boolean holds() {
            return faults.isEmpty();
        }
    }

    /**
     * Walks the chain, and looks whether versions and heads still say what it tells.
     *
     * @param known the end of the chain as somebody saw it earlier, which must still be in it
     */
    @Transactional(TxType.NOT_SUPPORTED)
    public Verification verify(Optional<String> known) {
        return evidence.look(found -> AuditInspection.of(found, known));
    }

    /** Without an earlier end to look for. */
    @Transactional(TxType.NOT_SUPPORTED)
    public Verification verify() {
        return verify(Optional.empty());
    }
}
