package io.skywarden.catalogue;

import io.skywarden.catalogue.AuditRecord.Deed;
import io.skywarden.catalogue.CatalogueFailure.UnknownVersion;
import io.skywarden.catalogue.ProbationBook.Carried;
import io.skywarden.catalogue.ProbationBook.Numbered;
import io.skywarden.catalogue.ProbationBook.Total;
import io.skywarden.signature.SignatureId;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The time between a version's first publication and its being enforced, and what was seen of it meanwhile and after. */
@Singleton
@Transactional
public class Probations {

    private static final int SHOWN = 200;
    private static final Total NOTHING = new Total(0, 0);

    private final ProbationBook book;
    private final Versions versions;
    private final Shelf shelf;
    private final Journal journal;

    Probations(ProbationBook book, Versions versions, Shelf shelf, Journal journal) {
        this.book = book;
        this.versions = versions;
        this.shelf = shelf;
        this.journal = journal;
    }

    /** Remembers when these were published under a policy; of what was so before nothing changes. */
    public void published(String policy, Collection<SignatureVersion> carried) {
        Journal.Page page = journal.open();
        Set<Numbered> known = book.published(policy).keySet();
        carried.stream().map(Probations::numbered).filter(version -> !known.contains(version))
                .forEach(version -> book.publish(new Carried(version, policy, page.at())));
    }

    /** What these have behind them under a policy. */
    public Map<SignatureId, Probation> of(String policy, Collection<SignatureVersion> inForce) {
        Map<Numbered, Instant> published = book.published(policy);
        Map<Numbered, Total> totals = book.totals();
        Set<Numbered> enforced = new HashSet<>(book.enforced(policy));
        return inForce.stream().map(Probations::numbered).collect(Collectors.toMap(Numbered::signature, version ->
                probation(Optional.ofNullable(published.get(version)), totals.getOrDefault(version, NOTHING), enforced.contains(version))));
    }

    /** How many reports there are: while that stays, nobody told anything. */
    public long reports() {
        return book.size();
    }

    /**
     * Promotes those of these that are not enforced yet, where the verdict gives a reason to. Each is told in the audit chain.
     *
     * @return all of them that are enforced now
     */
    public Set<SignatureId> promote(String policy, Collection<SignatureVersion> candidates, Function<Probation, Optional<Why>> verdict) {
        Journal.Page page = journal.open();
        Map<SignatureId, Probation> behind = of(policy, candidates);
        Set<SignatureId> enforced = new HashSet<>();
        for (SignatureVersion version : candidates) {
            Probation probation = behind.get(version.id());
            Optional<Why> why = probation.enforced() ? Optional.empty() : verdict.apply(probation);
            why.ifPresent(reason -> tell(page, Actor.SERVICE, "promote", version, policy, reason.text()));
            if (probation.enforced() || why.isPresent()) {
                enforced.add(version.id());
            }
        }
        return enforced;
    }

    /** Keeps what somebody tells of a sensor. What was hit wrongly is enforced no longer, and that goes on record. */
    public FieldReport report(SignatureId id, int number, FieldReport.Seen seen, Actor actor) {
        Journal.Page page = journal.open();
        Head head = shelf.head(id);
        SignatureVersion version = versions.find(id, number).orElseThrow(() -> new UnknownVersion(id, number, head.latest()));
        FieldReport report = new FieldReport(id, number, seen, actor, page.at());
        book.keep(report);
        if (seen.falsePositives() > 0) {
            String why = "%d false positives at the sensor %s: %s".formatted(seen.falsePositives(), seen.sensor(), seen.note());
            book.enforcing(numbered(version)).forEach(policy -> tell(page, actor, "demote", version, policy, why));
        }
        return report;
    }

    /** The latest reports of a signature, newest first. */
    public List<FieldReport> reports(SignatureId id) {
        shelf.head(id);
        return book.reports(id, SHOWN);
    }

    /** A version under a policy, and what it has behind it there. */
    public record Standing(int number, String policy, Probation probation) {}

    /** All versions of a signature that were published, newest first. */
    public List<Standing> standings(SignatureId id) {
        Map<Numbered, Total> totals = book.totals(id);
        List<Standing> standings = new ArrayList<>();
        book.carried(id).forEach(carried -> standings.add(new Standing(carried.version().number(), carried.policy(),
                probation(Optional.of(carried.published()), totals.getOrDefault(carried.version(), NOTHING),
                        book.enforcing(carried.version()).contains(carried.policy())))));
        return standings;
    }

    /** The newest version of which sensors can know. */
    public OptionalInt newestPublished(SignatureId id) {
        return book.newestPublished(id);
    }

    /** A version that gave way to a newer one is told of too: it may come back from a sensor that is slow to follow. */
    private void tell(Journal.Page page, Actor actor, String act, SignatureVersion version, String policy, String why) {
        Stage stage = versions.stage(version.id(), version.number());
        AuditRecord record = page.tell(actor, new Deed(act, version.id(), version.number(), stage, stage,
                Why.shortened(policy + ": " + why), version.contentHash()));
        book.stand(record.seq(), numbered(version), policy, act.equals("promote"));
    }

    private static Probation probation(Optional<Instant> published, Total total, boolean enforced) {
        return new Probation(published, total.hours(), total.falsePositives(), enforced);
    }

    private static Numbered numbered(SignatureVersion version) {
        return new Numbered(version.id(), version.number());
    }
}
