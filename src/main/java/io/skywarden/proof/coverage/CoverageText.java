package io.skywarden.proof.coverage;

import java.util.List;
import java.util.Locale;

/** A coverage as a table for a terminal, or as Markdown. Its words are ours: ids, families and eras, so nothing needs guarding. */
public final class CoverageText {

    private static final String LINE = "%-22s %9s %9s %9s %9s   %s%n";
    private static final String ROW = "| %s | %s | %s | %s | %s | %s |%n";

    private final StringBuilder text = new StringBuilder();
    private final boolean markdown;

    private CoverageText(boolean markdown) {
        this.markdown = markdown;
    }

    public static String text(Coverage coverage) {
        return new CoverageText(false).of(coverage);
    }

    public static String markdown(Coverage coverage) {
        return new CoverageText(true).of(coverage);
    }

    private String of(Coverage coverage) {
        table("signature", coverage.signatures());
        table("retired", coverage.retired());
        table("family", coverage.families());
        table("era", coverage.eras());
        table("together", List.of(coverage.whole()));
        return text.append("%d captures judged by %s, %d of them innocent%n".formatted(coverage.captures(), coverage.judge(), coverage.innocent()))
                .toString();
    }

    private void table(String what, List<Reach> reaches) {
        if (reaches.isEmpty()) {
            return;
        }
        line(what, "captures", "ours", "unsure", "foreign", "recall");
        if (markdown) {
            text.append("|---|---:|---:|---:|---:|---:|\n");
        }
        reaches.forEach(reach -> line(reach.name(), number(reach.captures()), number(reach.ours()), number(reach.unsure()),
                number(reach.foreign()), "%s (%d of %d)".formatted(reach.recall(), reach.found(), reach.known())));
        text.append('\n');
    }

    private void line(Object... cells) {
        text.append(String.format(Locale.ROOT, markdown ? ROW : LINE, cells));
    }

    private static String number(int count) {
        return String.valueOf(count);
    }
}
