package io.skywarden.proof.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An account as a comment on a pull request: what is wrong first, then a line for each signature. */
public final class MarkdownReport {

    /** A comment has at most 65,536 characters on GitHub; what a reviewer reads is far less. */
    private static final int MOST = 50;

    private final StringBuilder text = new StringBuilder();

    private MarkdownReport() {}

    public static String of(Account account) {
        MarkdownReport report = new MarkdownReport();
        report.line("## Skywarden: %s".formatted(account.verdict()), "", account.summary() + ".", "");
        report.findings(account.news().toList());
        report.vanished(account.vanished());
        report.table(account.signatures());
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

    private void findings(List<Told> news) {
        if (news.isEmpty()) {
            return;
        }
        line("### What to mend", "");
        news.stream().limit(MOST).forEach(this::finding);
        more(news.size());
        line("");
    }

    private void finding(Told told) {
        line("- **%s** %son %s: %s (%s)".formatted(told.level().word(), told.signature().map(id -> Markdown.code(id.value()) + " ").orElse(""),
                Markdown.code(told.finding().capture()), Markdown.code(told.why()), Markdown.code(told.place().toString())));
        told.evidence().forEach(evidence -> line("  - %s %s%s".formatted(evidence.what(), Markdown.code(evidence.flow()),
                evidence.packet() > 0 ? ", packet %d".formatted(evidence.packet()) : "")));
    }

    private void vanished(List<Baseline.Entry> vanished) {
        if (!vanished.isEmpty()) {
            line("### No more", "");
            vanished.stream().limit(MOST).forEach(entry -> line("- " + Markdown.code(entry.line())));
            more(vanished.size());
            line("");
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
        order.stream().limit(MOST).forEach(one -> line("| %s %s | %d | %d | %d | %d | %d |".formatted(Markdown.code(one.id()),
                Markdown.code(one.authored().signature().title()), one.capturesHit(), one.flowsHit(), one.count(Level.FALSE_FLOW),
                one.count(Level.SHORTFALL), one.count(Level.DISAGREEMENT))));
        line("");
        more(order.size());
    }

    private void remarks(String title, List<String> remarks) {
        if (!remarks.isEmpty()) {
            line("### " + title, "", remarks.stream().limit(MOST).map(remark -> "- " + Markdown.code(remark)).collect(Collectors.joining("\n")));
            more(remarks.size());
            line("");
        }
    }

    private void more(int all) {
        if (all > MOST) {
            line("", "… and %d more; the JSON report has all.".formatted(all - MOST), "");
        }
    }
}
