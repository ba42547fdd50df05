package io.skywarden.catalogue;

import io.skywarden.signature.SignatureId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Where first publications, reports and enforcements are kept. All of them are added and read, never altered. */
public interface ProbationBook {

    /** A version by its number. */
    record Numbered(SignatureId signature, int number) {}

    /** What was reported of a version, all together. */
    record Total(long hours, long falsePositives) {}

    /** A version under a policy. */
    record Carried(Numbered version, String policy, Instant published) {}

    /** When versions were first published under a policy. */
    Map<Numbered, Instant> published(String policy);

    void publish(Carried first);

    /** All first publications of one signature, newest version first. */
    List<Carried> carried(SignatureId signature);

    /** The newest version that was ever published. */
    OptionalInt newestPublished(SignatureId signature);

    void keep(FieldReport report);

    /** The latest of one signature, newest first. */
    List<FieldReport> reports(SignatureId signature, int most);

    /** How many reports there are. */
    long size();

    Map<Numbered, Total> totals();

    Map<Numbered, Total> totals(SignatureId signature);

    /** Which versions are enforced under a policy, and were not put back since. */
    List<Numbered> enforced(String policy);

    /** Under which policies a version is enforced. */
    List<String> enforcing(Numbered version);

    /** @param record the number of the audit record that tells of it */
    void stand(long record, Numbered version, String policy, boolean enforced);
}
