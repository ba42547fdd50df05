package io.skywarden.catalogue.http;

import io.skywarden.catalogue.AuditRecord;
import java.time.Instant;

/** An audit record as it is told. */
record RecordDocument(long seq, Instant at, String actor, String act, String signature, int version, String from, String to, String why,
        String contentHash, String previous, String hash) {

    static RecordDocument of(AuditRecord record) {
        return new RecordDocument(record.seq(), record.at(), record.actor().name(), record.act(), record.signature().value(),
                record.number(), record.from().word(), record.to().word(), record.why().text(), record.contentHash(), record.previous(),
                record.hash());
    }
}
