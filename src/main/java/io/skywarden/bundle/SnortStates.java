package io.skywarden.bundle;

import io.skywarden.bundle.Manifest.Part;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of the five lists that Snort's rule managers choose from: which rules are in force under a base policy. Ours go by the
 * confidence of a signature; a rule that is not listed is off. A helper is listed with the rules it serves, or they would never alert;
 * so are the rules of an allowed path, or it would be blocked.
 */
enum SnortStates {
    NO_RULES_ACTIVE("no-rules-active", Set.of()),
    CONNECTIVITY("connectivity-ips", Set.of("high")),
    BALANCED("balanced-ips", Set.of("high", "medium")),
    SECURITY("security-ips", Set.of("high", "medium", "low")),
    MAX_DETECT("max-detect-ips", Set.of("high", "medium", "low"));

    /** Its action, the generator where one is named, and its sid. */
    private static final Pattern RULE = Pattern.compile("^(\\w+) (?:.*[; (]gid:(\\d+);)?.*[; (]sid:(\\d+);.*\\)$", Pattern.MULTILINE);

    private final String policy;
    private final Set<String> confidences;

    SnortStates(String policy, Set<String> confidences) {
        this.policy = policy;
        this.confidences = confidences;
    }

    String fileName() {
        return "rulestates-%s.states".formatted(policy);
    }

    /** A line for each rule in force, with the action that the rule itself has; the reader wants the last semicolon. */
    String text(Manifest manifest, String rules) {
        Stream<Part> signatures = manifest.signatures().stream().filter(entry -> confidences.contains(entry.confidence()))
                .flatMap(entry -> entry.rules().stream());
        Stream<Part> path = manifest.path().stream().filter(_ -> !confidences.isEmpty()).flatMap(allowed -> allowed.rules().stream());
        Set<Long> chosen = Stream.concat(path, signatures).map(Part::sid).collect(Collectors.toSet());
        return RULE.matcher(rules).results().filter(rule -> chosen.contains(Long.parseLong(rule.group(3))))
                .map(rule -> "%s (gid:%s; sid:%s; enable;)\n".formatted(rule.group(1), Objects.requireNonNullElse(rule.group(2), "1"), rule.group(3)))
                .collect(Collectors.joining("", "# The rules of Skywarden under the base policy %s.\n".formatted(policy), ""));
    }
}
