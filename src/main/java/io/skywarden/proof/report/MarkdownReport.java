package io.skywarden.proof.report;

import io.skywarden.proof.EngineCost;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** An account as a comment on a pull request: what is wrong first, then a line for each signature. */
public final class MarkdownReport {

    /** What a reviewer reads. */
    private static final int MOST = 50;
    private static final int MOST_FLOWS = 5;
    /** A comment on GitHub has at most 65,536 characters; no item is longer than what is left above this. */
    private static final int FULL = 60_000;

    private final StringBuilder text = new StringBuilder();

    private MarkdownReport() {}

    public static String of(Account account) {
        MarkdownReport report = new MarkdownReport();
        report.line("## Skywarden: %s".formatted(account.verdict()), "", account.summary() + ".", "");
        report.findings(account.news().toList());
        report.vanished(account.vanished());
        report.table(account.signatures());
        account.proof().costs().forEach(report::cost);
        report.remarks("Not run", account.proof().notRun());
        report.remarks("Absent captures", account.proof().absent());
        report.remarks("Damaged captures", account.proof().damaged());
        return report.text.toString();
    }

    private void line(String... lines) {
        for (String line : lines) {
            text.append(line).append('\n');
        }
    }

    /** As many as a reviewer reads and a comment holds. */
    private <T> void list(List<T> items, Consumer<T> write) {
        int shown = 0;
        while (shown < Math.min(items.size(), MOST) && text.length() < FULL) {
            write.accept(items.get(shown++));
        }
        line("");
        if (shown < items.size()) {
            line("… and %d more; the JSON report has all.".formatted(items.size() - shown), "");
        }
    }

    private void findings(List<Told> news) {
        if (!news.isEmpty()) {
            line("### What to mend", "");
            list(news, this::finding);
        }
    }

    private void finding(Told told) {
        line("- **%s** %son %s: %s (%s)".formatted(told.level().word(), told.signature().map(id -> Markdown.code(id.value()) + " ").orElse(""),
                Markdown.code(told.finding().capture()), Markdown.code(told.why()), Markdown.code(told.place().toString())));
        told.evidence().stream().limit(MOST_FLOWS).forEach(evidence -> line("  - %s %s%s".formatted(evidence.what(), Markdown.code(evidence.flow()),
                evidence.packet() > 0 ? ", packet %d".formatted(evidence.packet()) : "")));
        if (told.evidence().size() > MOST_FLOWS) {
            line("  - and %d more flows".formatted(told.evidence().size() - MOST_FLOWS));
        }
    }

    private void vanished(List<Baseline.Entry> vanished) {
        if (!vanished.isEmpty()) {
            line("### No more", "");
            list(vanished, entry -> line("- " + Markdown.code(entry.line())));
        }
    }

    /** Signatures with findings first; of the others a reviewer needs no more than a few. */
    private void table(List<SignatureOutcome> signatures) {
        List<SignatureOutcome> order = Stream.concat(
                signatures.stream().filter(one -> one.news().findAny().isPresent()),
                signatures.stream().filter(one -> one.news().findAny().isEmpty())).toList();
        if (order.isEmpty()) {
            return;
        }
        line("### By signature", "", "| signature | captures hit | flows hit | false flows | shortfalls | disagreements |",
                "|---|---:|---:|---:|---:|---:|");
        list(order, one -> line("| %s %s | %d | %d | %d | %d | %d |".formatted(Markdown.code(one.id()),
                Markdown.code(one.authored().signature().title()), one.capturesHit(), one.flowsHit(), one.count(Level.FALSE_FLOW),
                one.count(Level.SHORTFALL), one.count(Level.DISAGREEMENT))));
    }

    private void cost(EngineCost cost) {
        line("### Cost to " + Markdown.code(cost.engine()), "", cost.told() + ".", "");
        if (cost instanceof EngineCost.Measured measured && !measured.parts().isEmpty()) {
            line("| signature | part | checks | matches | µs | µs a check |", "|---|---|---:|---:|---:|---:|");
            list(measured.parts(), one -> line("| %s | %s | %d | %d | %d | %s |".formatted(Markdown.code(one.signature().value()),
                    Markdown.code(one.part()), one.checks(), one.matches(), one.micros(), one.averageTold())));
        }
    }

    private void remarks(String title, List<String> remarks) {
        if (!remarks.isEmpty()) {
            line("### " + title, "");
            list(remarks, remark -> line("- " + Markdown.code(remark)));
        }
    }
}
