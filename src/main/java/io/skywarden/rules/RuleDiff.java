package io.skywarden.rules;

import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.Signature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the rules of one engine change from one version of a signature to another, as a unified diff with all its context. Lines
 * are matched by the part they belong to, so a changed rule stands next to what it was.
 *
 * @param engine the engine's name
 * @param text empty when no rule changes
 */
public record RuleDiff(String engine, String text) {

    /**
     * One diff for each engine. The revisions are those the lock would give if the one went out now and the other after it.
     *
     * @param known the numbers there are; parts without one are shown under the next free ones
     */
    public static List<RuleDiff> between(Signature before, Signature after, SidLock known, List<Engine> engines) {
        SidLock then = known.allocate(List.of(before));
        SidLock now = then.allocate(List.of(after));
        return engines.stream().map(engine -> new RuleDiff(engine.name(),
                unified(lines(engine, then, before), lines(engine, now, after)))).toList();
    }

    /** The rules by their part; of a signature that the engine cannot say, one remark instead. */
    private static Map<String, String> lines(Engine engine, SidLock sids, Signature signature) {
        Rendering rendering = new RuleRenderer(engine, Policy.MONITOR, sids).render(List.of(signature));
        Map<String, String> lines = new LinkedHashMap<>();
        rendering.refusals().forEach(refusal -> lines.put("", "# " + refusal.reason()));
        rendering.rules().forEach(rule -> lines.put(rule.part(), rule.text()));
        return lines;
    }

    private static String unified(Map<String, String> before, Map<String, String> after) {
        if (before.equals(after)) {
            return "";
        }
        return "--- before\n+++ after\n@@ -%s +%s @@\n".formatted(range(before), range(after))
                + hunk(before, after).stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String range(Map<String, String> lines) {
        return lines.isEmpty() ? "0,0" : "1," + lines.size();
    }

    /** Parts that both have stand in the same order on both sides, so one walk meets them all. */
    private static List<String> hunk(Map<String, String> before, Map<String, String> after) {
        List<String> hunk = new ArrayList<>();
        List<String> coming = new ArrayList<>(after.keySet());
        before.forEach((part, line) -> {
            if (after.containsKey(part)) {
                while (!coming.getFirst().equals(part)) {
                    hunk.add("+" + after.get(coming.removeFirst()));
                }
                coming.removeFirst();
                hunk.addAll(both(line, after.get(part)));
            } else {
                hunk.add("-" + line);
            }
        });
        coming.forEach(part -> hunk.add("+" + after.get(part)));
        return hunk;
    }

    private static List<String> both(String before, String after) {
        return before.equals(after) ? List.of(" " + before) : List.of("-" + before, "+" + after);
    }
}
