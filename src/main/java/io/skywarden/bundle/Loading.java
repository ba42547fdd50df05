package io.skywarden.bundle;

import io.skywarden.bundle.Manifest.Size;
import io.skywarden.rules.RenderedRule;
import io.skywarden.rules.Rendering;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an engine has to load of a rendering, those rules too that only mark an allowed path: figures that are the same on every machine. */
final class Loading {

    private static final List<String> OPTIONS = List.of("content:", "pcre:");
    private static final Pattern LINE_OF_BLOCK = Pattern.compile("\n  [a-z-]+ /");

    private Loading() {}

    static Size size(Rendering rendering) {
        List<RenderedRule> all = Stream.concat(rendering.path().stream(), rendering.rules().stream()).toList();
        return new Size(all.size(), (int) all.stream().filter(RenderedRule::helper).count(),
                all.parallelStream().mapToInt(rule -> patterns(rule.text())).sum(),
                all.stream().mapToInt(rule -> rule.text().length()).max().orElse(0));
    }

    /** Literals and expressions: as options of a line, or as lines of a block. In a message the quotation mark would be escaped. */
    static int patterns(String rule) {
        int patterns = 0;
        // No regular expression: over many rules it took as long as making them.
        for (int quote = rule.indexOf('"'); quote >= 0; quote = rule.indexOf('"', quote + 1)) {
            patterns += opens(rule, quote) ? 1 : 0;
        }
        return rule.indexOf('\n') < 0 ? patterns : patterns + (int) LINE_OF_BLOCK.matcher(rule).results().count();
    }

    private static boolean opens(String rule, int quote) {
        int end = quote > 0 && rule.charAt(quote - 1) == '!' ? quote - 1 : quote;
        return OPTIONS.stream().anyMatch(option -> rule.startsWith(option, end - option.length()));
    }
}
