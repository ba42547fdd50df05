package io.skywarden.rules;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one engine under one policy makes of signatures, in the order of their ids.
 *
 * @param path the rules that mark the flows of the policy's allowed path, each under the policy's name
 */
public record Rendering(List<RenderedRule> path, List<RenderedRule> rules, List<Refusal> refusals) {

    public Rendering {
        path = List.copyOf(path);
        rules = List.copyOf(rules);
        refusals = List.copyOf(refusals);
    }

    /** Without an allowed path. */
    public Rendering(List<RenderedRule> rules, List<Refusal> refusals) {
        this(List.of(), rules, refusals);
    }

    /** The rules as the lines of a file; an empty one behind a rule of several lines. */
    public String text() {
        return Stream.concat(path.stream(), rules.stream()).map(rule -> rule.text() + end(rule)).collect(Collectors.joining());
    }

    /** That file, in UTF-8. */
    public byte[] bytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream(rules.stream().mapToInt(rule -> rule.text().length() + 1).sum());
        Stream.concat(path.stream(), rules.stream()).forEach(rule -> {
            file.writeBytes(rule.text().getBytes(StandardCharsets.UTF_8));
            file.writeBytes(end(rule).getBytes(StandardCharsets.UTF_8));
        });
        return file.toByteArray();
    }

    private static String end(RenderedRule rule) {
        return rule.text().contains("\n") ? "\n\n" : "\n";
    }
}
