package io.skywarden.catalogue;

import io.skywarden.catalogue.AuditRecord.Deed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Where every change begins: it waits its turn, and tells what it does at the end of the chain. */
@Singleton
class Journal {

    private final AuditTrail trail;
    private final Clock clock;

    Journal(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /** Must be the first thing a change does: what it read before might be another's past. */
    Page open() {
        // Databases keep microseconds; cut here so that what is answered first equals what is answered later.
        return new Page(trail.lock(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** What one change tells; all of it happens at one time. */
    final class Page {

        private final Instant at;
        private AuditTrail.End end;

        private Page(AuditTrail.End end, Instant at) {
            this.end = end;
            this.at = at;
        }

        Instant at() {
            return at;
        }

        AuditRecord tell(Actor actor, Deed deed) {
            AuditRecord record = AuditRecord.after(end.seq(), end.hash(), at, actor, deed);
            trail.append(record);
            end = new AuditTrail.End(record.seq(), record.hash());
            return record;
        }
    }
}
