package io.skywarden.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.rules.snort.Snort2Rule;
import java.util.ArrayList;
import java.util.List;

/** What of a rendering is no text: how many rules and refusals there are, who may meet whom in them, and the names of their options in order. */
record RuleShape(List<List<String>> path, List<List<String>> rules, int refusals) {

    /** Read as engines read; fails on whatever one of them could read in another way. */
    static RuleShape of(Engine engine, Rendering rendering) {
        int all = rendering.path().size() + rendering.rules().size();
        if (engine.form().block()) {
            List<ZeekSignatures.Block> blocks = ZeekSignatures.parse(rendering.text());
            assertThat(blocks).hasSize(all);
            return new RuleShape(List.of(), blocks.stream().map(ZeekSignatures.Block::keywords).toList(), rendering.refusals().size());
        }
        assertThat(rendering.text().split("\n|\r|\u0085|\u2028|\u2029", -1)).hasSize(all + 1);
        return new RuleShape(rendering.path().stream().map(rule -> keywords(engine, rule.text())).toList(),
                rendering.rules().stream().map(rule -> keywords(engine, rule.text())).toList(), rendering.refusals().size());
    }

    private static List<String> keywords(Engine engine, String rule) {
        assertThat(rule).matches("[ -~]*;\\)");
        if (engine.name().equals("snort-2.9")) {
            assertThat(Snort2Rule.complaints(rule)).isEmpty();
        }
        int open = rule.indexOf('(');
        String options = rule.substring(open + 1, rule.length() - 1);
        List<String> keywords = names(cutAtBareSemicolons(options));
        // Suricata looks at the character before, Snort takes backslashes in pairs, managers look for the ends of quotes: all must find the same.
        assertThat(names(List.of(options.split("(?<!\\\\);")))).as(rule).isEqualTo(keywords);
        assertThat(names(cutOutsideQuotes(options))).as(rule).isEqualTo(keywords);
        assertThat(keywords).as(rule).startsWith("msg").endsWith("classtype", "metadata", "sid", "rev");
        keywords.removeIf("reference"::equals);
        keywords.addFirst(rule.substring(0, open));
        return keywords;
    }

    private static List<String> names(List<String> options) {
        List<String> names = new ArrayList<>();
        options.forEach(option -> names.add(option.strip().replaceFirst(":.*", "")));
        return names;
    }

    private static List<String> cutAtBareSemicolons(String options) {
        List<String> cut = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < options.length(); at++) {
            if (options.charAt(at) == '\\') {
                at++;
            } else if (options.charAt(at) == ';') {
                cut.add(options.substring(start, at));
                start = at + 1;
            }
        }
        assertThat(options.substring(start)).isBlank();
        return cut;
    }

    private static List<String> cutOutsideQuotes(String options) {
        List<String> cut = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int at = 0; at < options.length(); at++) {
            char c = options.charAt(at);
            quoted ^= c == '"';
            if (c == '\\') {
                at++;
            } else if (c == ';' && !quoted) {
                cut.add(options.substring(start, at));
                start = at + 1;
            }
        }
        assertThat(quoted).as(options).isFalse();
        return cut;
    }
}
