package io.skywarden.rules.suricata;

import io.skywarden.rules.plan.RuleBody.Option;
import io.skywarden.rules.plan.RuleText;
import io.skywarden.signature.NamePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A name pattern over a sticky buffer. */
final class NameOptions {

    private static final Option DOTPREFIX = Option.of("dotprefix");
    private static final String START = "startswith";
    private static final String END = "endswith";

    private NameOptions() {}

    /** For buffers that keep the case of the wire. */
    static BufferMatch anyCase(String buffer, NamePattern name) {
        return match(buffer, name, Optional.of(Option.of("nocase")));
    }

    /** For buffers the engine has put in lower case; it refuses nocase there. */
    static BufferMatch lowerCase(String buffer, NamePattern name) {
        return match(buffer, name, Optional.empty());
    }

    private static BufferMatch match(String buffer, NamePattern name, Optional<Option> nocase) {
        Option open = Option.of(buffer);
        return switch (name) {
            // The engine puts a dot before the name, so ".skype.com" at its end is the domain itself or one below it.
            case NamePattern.Under(var domain) ->
                    new BufferMatch(List.of(open, DOTPREFIX), content("." + domain, nocase, END));
            case NamePattern.Exactly(var domain) ->
                    new BufferMatch(List.of(open), content(domain.value(), nocase, START, END));
            case NamePattern.Starting(var text, var under) -> {
                List<Option> contents = new ArrayList<>(content(text, nocase, START));
                under.ifPresent(domain -> contents.addAll(content("." + domain, nocase, END)));
                yield new BufferMatch(List.of(open), contents);
            }
            case NamePattern.LabelEnding(var text, var under) ->
                    new BufferMatch(List.of(open), content(text + "." + under, nocase, END));
            case NamePattern.Containing(var text) -> new BufferMatch(List.of(open), content(text, nocase));
        };
    }

    private static List<Option> content(String text, Optional<Option> nocase, String... anchors) {
        List<Option> options = new ArrayList<>();
        options.add(Option.of("content", RuleText.content(text)));
        nocase.ifPresent(options::add);
        for (String anchor : anchors) {
            options.add(Option.of(anchor));
        }
        return options;
    }
}
