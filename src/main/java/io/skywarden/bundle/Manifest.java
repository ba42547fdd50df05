package io.skywarden.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Objects;

/**
 * What a bundle holds, how it came to be, and what was left out: {@code manifest.json} within the archive. It names no
 * time and no machine, so that the same catalogue gives the same bytes anywhere.
 *
 * @param format the version of this form
 * @param version the bundle's version, counted per channel, engine and policy
 * @param rules the rule file within the archive
 * @param size what an engine has to load
 * @param path what the policy's allowed path is and does; empty without one, or while it is closed: then no rule of this bundle
 *     removes an alert
 * @param waiting ids of the signatures that only alert until the conditions of the policy hold
 * @param overrides signatures that the policy treats otherwise for a while
 * @param refusals signatures that the engine cannot say, with the reason
 */
@JsonPropertyOrder({"format", "channel", "engine", "engineVersions", "policy", "version", "rules", "size", "proof", "path", "waiting", "overrides", "signatures", "refusals"})
public record Manifest(
        int format,
        String channel,
        String engine,
        String engineVersions,
        String policy,
        long version,
        File rules,
        Size size,
        ProofSummary proof,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AllowedPath> path,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> waiting,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Override> overrides,
        List<Entry> signatures,
        List<Refused> refusals) {

    public static final int FORMAT = 1;

    /** Also what is read back passes here, so that a manifest of another form is never taken for ours. */
    public Manifest {
        if (format != FORMAT || version < 0) {
            throw new IllegalArgumentException("format %d, version %d: not a manifest of format %d".formatted(format, version, FORMAT));
        }
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(rules, "rules");
        path = path == null ? List.of() : List.copyOf(path);
        waiting = waiting == null ? List.of() : List.copyOf(waiting);
        overrides = overrides == null ? List.of() : List.copyOf(overrides);
        signatures = List.copyOf(signatures);
        refusals = List.copyOf(refusals);
    }

    /** The same content as another version. */
    Manifest withVersion(long other) {
        return new Manifest(format, channel, engine, engineVersions, policy, other, rules, size, proof, path, waiting, overrides, signatures, refusals);
    }

    /** A file of the archive. */
    @JsonPropertyOrder({"name", "length", "sha256"})
    public record File(String name, int length, String sha256) {}

    /**
     * What loading the rules costs that is the same everywhere. Seconds are another figure on each machine.
     *
     * @param rules all of them, helpers too
     * @param helpers the rules that only set a mark, for a later step or of an allowed path
     * @param patterns the literals and expressions that an engine has to compile, which is most of what loading costs
     * @param longestRule in characters: engines have a limit
     */
    @JsonPropertyOrder({"rules", "helpers", "patterns", "longestRule"})
    public record Size(int rules, int helpers, int patterns, int longestRule) {}

    /**
     * A signature of the bundle.
     *
     * @param action what a hit does: alert, drop or reject
     * @param contentHash of the signature's canonical form, by which its version is known
     * @param recipeFlows how many flows of its recipe it was proven to hit
     * @param captures the real captures its proof demands
     */
    @JsonPropertyOrder({"id", "title", "state", "confidence", "tags", "action", "contentHash", "recipeFlows", "captures", "rules"})
    public record Entry(
            String id,
            String title,
            String state,
            String confidence,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> tags,
            String action,
            String contentHash,
            int recipeFlows,
            List<Demand> captures,
            List<Part> rules) {

        /** Bundles made before actions were told of hold none. */
        public Entry {
            action = action == null ? "" : action;
            tags = tags == null ? List.of() : List.copyOf(tags);
        }

        /** The same with another action. */
        Entry doing(String other) {
            return new Entry(id, title, state, confidence, tags, other, contentHash, recipeFlows, captures, rules);
        }
    }

    /**
     * A signature that the policy treats otherwise for a while.
     *
     * @param action as of an entry, or off
     * @param until the last day, in UTC
     */
    @JsonPropertyOrder({"id", "action", "reason", "until"})
    public record Override(String id, String action, String reason, String until) {}

    /** A real capture in which a signature must hit so many flows. */
    @JsonPropertyOrder({"name", "sha256", "atLeast"})
    public record Demand(String name, String sha256, int atLeast) {}

    /** A rule of a signature. */
    @JsonPropertyOrder({"part", "sid", "rev", "helper"})
    public record Part(String part, long sid, int rev, boolean helper) {}

    /** The rules that mark the path, and what it changes. */
    @JsonPropertyOrder({"rules", "measured"})
    public record AllowedPath(List<Part> rules, List<Measure> measured) {}

    /**
     * How many alerts the path removes, judged in process. Recipes are the same everywhere; captures are those of the service.
     *
     * @param captures those judged
     * @param unreadable those that could not be read, and say nothing
     * @param alerts without the path: flows, once for each signature that hits them
     */
    @JsonPropertyOrder({"corpus", "captures", "unreadable", "alerts", "removed"})
    public record Measure(String corpus, int captures, int unreadable, int alerts, int removed) {}

    /** A signature that is not in the rules, and why. */
    @JsonPropertyOrder({"id", "reason"})
    public record Refused(String id, String reason) {}

    /**
     * The part of the proof that is the same everywhere: every signature against the synthetic captures of all recipes,
     * judged in process.
     */
    @JsonPropertyOrder({"judge", "captures", "flowsHit"})
    public record ProofSummary(String judge, int captures, int flowsHit) {}
}
