package io.skywarden.rules;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** What one engine under one policy makes of signatures, in the order of their ids. */
public record Rendering(List<RenderedRule> rules, List<Refusal> refusals) {

    public Rendering {
        rules = List.copyOf(rules);
        refusals = List.copyOf(refusals);
    }

    /** The rules as the lines of a file. */
    public String text() {
        return rules.stream().map(rule -> rule.text() + "\n").collect(Collectors.joining());
    }

    /** That file, in UTF-8. */
    public byte[] bytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream(rules.stream().mapToInt(rule -> rule.text().length() + 1).sum());
        rules.forEach(rule -> {
            file.writeBytes(rule.text().getBytes(StandardCharsets.UTF_8));
            file.write('\n');
        });
        return file.toByteArray();
    }
}
