package io.skywarden.proof.cli;

import io.skywarden.proof.report.Account;
import io.skywarden.proof.report.JunitReport;
import io.skywarden.proof.report.MarkdownReport;
import io.skywarden.proof.report.SarifReport;
import io.skywarden.proof.report.TextReport;

/** How a proof can be told. The names are the words of the command line. */
enum ReportFormat {
    text, json, junit, sarif, markdown;

    String of(Account account) {
        return switch (this) {
            case text -> TextReport.text(account);
            case json -> TextReport.json(account);
            case junit -> JunitReport.of(account);
            case sarif -> SarifReport.of(account);
            case markdown -> MarkdownReport.of(account);
        };
    }
}
