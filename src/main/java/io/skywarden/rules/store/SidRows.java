package io.skywarden.rules.store;

import io.skywarden.rules.PathRule;
import io.skywarden.rules.SidBook;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.SidRange;
import io.skywarden.signature.Signature;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The table of sids. */
@ApplicationScoped
@Transactional
class SidRows implements SidBook {

    private final EntityManager rows;
    private final SidRange range;

    SidRows(EntityManager rows, SidRange range) {
        this.rows = rows;
        this.range = range;
    }

    // Lines before the range: lines are only added and the range always covers all of them, so the two fit together.
    @Override
    public SidLock current() {
        List<SidLock.Line> lines = lines();
        return SidLock.of(rows.find(SidRangeRow.class, SidRangeRow.ONLY).range(), lines);
    }

    @Override
    public SidLock allocate(Collection<Signature> signatures) {
        return alone(before -> before.allocate(signatures));
    }

    @Override
    public SidLock allocatePaths(Collection<PathRule> rules) {
        return alone(before -> before.allocatePaths(rules));
    }

    @Override
    public SidLock merge(SidLock fromFile) {
        return alone(before -> before.merge(fromFile));
    }

    /** Under the lock of the one row, which whoever comes second waits for; what is read after it is what the first left. */
    private SidLock alone(UnaryOperator<SidLock> change) {
        SidRangeRow held = rows.find(SidRangeRow.class, SidRangeRow.ONLY);
        rows.refresh(held, LockModeType.PESSIMISTIC_WRITE);
        Set<SidLock.Line> known = new HashSet<>(lines());
        SidLock before = SidLock.of(held.range(), known).within(range);
        SidLock after = change.apply(before);
        held.set(range);
        after.lines().stream().filter(line -> !known.contains(line)).forEach(line -> rows.merge(SidRow.of(line)));
        rows.flush();
        return after;
    }

    // Columns rather than entities: an entity this transaction met before it held the lock would be remembered as it was then.
    private List<SidLock.Line> lines() {
        return rows.createQuery("select r.sid, r.signatureId, r.part, r.rev, r.meaning, r.retired from SidRow r", SidRow.Columns.class)
                .getResultStream().map(SidRow.Columns::line).toList();
    }
}
