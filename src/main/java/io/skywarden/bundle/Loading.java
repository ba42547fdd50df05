package io.skywarden.bundle;

import io.skywarden.bundle.Manifest.Size;
import io.skywarden.rules.RenderedRule;
import io.skywarden.rules.Rendering;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an engine has to load of a rendering, those rules too that only mark an allowed path: figures that are the same on every machine. */
final class Loading {

    /** A literal or an expression as an option of a line, or as a line of a block. In a message the quotation mark would be escaped. */
    private static final Pattern PATTERN = Pattern.compile("(?:content|pcre):!?\"|\n  [a-z-]+ /");

    private Loading() {}

    static Size size(Rendering rendering) {
        List<RenderedRule> all = Stream.concat(rendering.path().stream(), rendering.rules().stream()).toList();
        return new Size(all.size(), (int) all.stream().filter(RenderedRule::helper).count(),
                all.stream().mapToInt(rule -> patterns(rule.text())).sum(),
                all.stream().mapToInt(rule -> rule.text().length()).max().orElse(0));
    }

    private static int patterns(String rule) {
        return (int) PATTERN.matcher(rule).results().count();
    }
}
