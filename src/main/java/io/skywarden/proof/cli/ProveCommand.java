package io.skywarden.proof.cli;

import io.skywarden.proof.EngineChoice;
import io.skywarden.proof.Proof;
import io.skywarden.proof.ProofReport;
import io.skywarden.proof.ProofRun;
import io.skywarden.proof.UnusableInput;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.cli.SignaturesOption;
import io.skywarden.rules.cli.TemplatesOption;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code skywarden prove}: holds a folder of signatures against captures. Exit codes: 0 proven, 1 not proven, 2 could not run. */
@Command(name = "prove", mixinStandardHelpOptions = true,
        description = "Prove signatures against captures: their recipes' and, if given, a folder of real ones.",
        exitCodeListHeading = "Exit codes:%n", exitCodeList = {"0:proven", "1:not proven", "2:could not run"})
public final class ProveCommand implements Callable<Integer> {

    private enum Format { text, json }

    @Mixin
    private SignaturesOption signatures;

    @Mixin
    private TemplatesOption templates;

    @Option(names = "--captures", paramLabel = "DIR",
            description = "real captures; below a folder named negative every hit is wrong")
    private Path captures;

    @Option(names = "--truth", paramLabel = "FILE", description = "what their flows really are (default: DIR/truth.tsv)")
    private Path truth;

    @Option(names = "--engine", defaultValue = "in-process", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private EngineChoice engine;

    @Option(names = "--format", defaultValue = "text", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Format format;

    @Option(names = "--out", paramLabel = "FILE", description = "write the report here instead of printing it")
    private Path out;

    @Spec
    private CommandSpec spec;

    private final InstantSource clock;

    public ProveCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        if (truth != null && captures == null) {
            throw new UnusableInput("--truth speaks of captures: say which with --captures DIR");
        }
        List<AuthoredSignature> catalogue = signatures.read();
        Proof proof = new ProofRun(catalogue, sids(catalogue), templates.folder(), Optional.ofNullable(captures), Optional.ofNullable(truth))
                .prove(engine, this::tell, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        report(proof);
        return proof.holds() ? 0 : 1;
    }

    /** To people only: a pipe gets the report and nothing else. */
    private void tell(String judge, int done, int all) {
        if (System.console() != null && System.console().isTerminal()) {
            PrintWriter screen = spec.commandLine().getErr();
            screen.printf("\r%s: %d of %d captures%s", judge, done, all, done == all ? "\n" : "");
            screen.flush();
        }
    }

    /** A proof records nothing: sids that the lock file lacks are given for this run only. */
    private SidLock sids(List<AuthoredSignature> catalogue) {
        return signatures.sids().allocate(catalogue.stream().map(AuthoredSignature::signature).toList());
    }

    private void report(Proof proof) throws IOException {
        String report = switch (format) {
            case text -> ProofReport.text(proof);
            case json -> ProofReport.json(proof);
        };
        PrintWriter printer = spec.commandLine().getOut();
        if (out == null) {
            printer.print(report);
        } else {
            Files.writeString(out, report, StandardCharsets.UTF_8);
            printer.println(ProofReport.text(proof).lines().reduce("", (_, last) -> last));
        }
        printer.flush();
    }
}
