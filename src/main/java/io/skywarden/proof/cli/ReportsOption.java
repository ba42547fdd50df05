package io.skywarden.proof.cli;

import io.skywarden.proof.report.Account;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** {@code --format}, {@code --out} and {@code --report}: how a proof is told, and where. */
final class ReportsOption {

    @Option(names = "--format", defaultValue = "text", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private ReportFormat format;

    @Option(names = {"--out", "--output"}, paramLabel = "FILE", description = "write the report here instead of printing it")
    private Path out;

    @Option(names = "--report", paramLabel = "FORMAT=FILE", description = "write one more report; may be given again")
    private Map<ReportFormat, Path> more = new LinkedHashMap<>();

    /** Made by picocli. */
    ReportsOption() {}

    void tell(Account account, PrintWriter printer) throws IOException {
        for (Map.Entry<ReportFormat, Path> report : more.entrySet()) {
            write(report.getValue(), report.getKey().of(account));
        }
        if (out == null) {
            printer.print(format.of(account));
        } else {
            write(out, format.of(account));
            printer.println(ReportFormat.text.of(account).lines().reduce("", (_, last) -> last));
        }
        printer.flush();
    }

    private static void write(Path file, String report) throws IOException {
        Files.write(file, report.getBytes(StandardCharsets.UTF_8));
    }
}
