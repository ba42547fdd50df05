package io.skywarden.catalogue;

import io.skywarden.signature.SignatureId;
import java.util.List;

/** Where audit records are kept. They are added and read, never altered and never taken away. */
public interface AuditTrail {

    /** The end of the chain. */
    record End(long seq, String hash) {}

    /** Waits for every other change to be over and keeps further ones waiting until the transaction ends. */
    End lock();

    /** The end as it is now; nobody waits. */
    End end();

    void append(AuditRecord record);

    /** Records after that number, oldest first. */
    List<AuditRecord> after(long seq, int most);

    /** Whether a record after that number tells of a version that came into force or of a signature that went out of service. */
    boolean forceMovedAfter(long seq);

    /** All records about one signature, oldest first. */
    List<AuditRecord> of(SignatureId signature);
}
