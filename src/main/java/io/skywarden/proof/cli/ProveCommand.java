package io.skywarden.proof.cli;

import io.skywarden.capture.trace.TraceFolder;
import io.skywarden.proof.CaptureWork;
import io.skywarden.proof.EngineChoice;
import io.skywarden.proof.Proof;
import io.skywarden.proof.ProofRun;
import io.skywarden.proof.UnusableInput;
import io.skywarden.proof.engine.Metering;
import io.skywarden.proof.report.Account;
import io.skywarden.proof.report.Baseline;
import io.skywarden.proof.report.Level;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.cli.SignaturesOption;
import io.skywarden.rules.cli.TemplatesOption;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code skywarden prove}: holds a folder of signatures against captures. Exit codes: 0 proven, 1 not proven, 2 could not run. */
@Command(name = "prove", mixinStandardHelpOptions = true,
        description = "Prove signatures against captures: their recipes' and, if given, a folder of real ones.",
        exitCodeListHeading = "Exit codes:%n", exitCodeList = {"0:proven", "1:not proven, or something of --fail-on", "2:could not run"})
public final class ProveCommand implements Callable<Integer> {

    @Mixin
    private SignaturesOption signatures;

    @Mixin
    private TemplatesOption templates;

    @Option(names = "--captures", paramLabel = "DIR",
            description = "real captures; below a folder named negative every hit is wrong")
    private Path captures;

    @Option(names = "--truth", paramLabel = "FILE", description = "what their flows really are (default: DIR/truth.tsv)")
    private Path truth;

    @Option(names = "--traces", paramLabel = "DIR",
            description = "keep decoded captures there; those that are there are judged without decoding them again")
    private Path traces;

    @Option(names = "--threads", paramLabel = "N", description = "captures judged in process at a time (default: one a processor)")
    private Integer threads;

    @Option(names = "--engine", defaultValue = "in-process", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private EngineChoice engine;

    @Option(names = "--cost", description = "have the engines measure what each rule costs; it is in the json and markdown reports")
    private boolean cost;

    @Mixin
    private ReportsOption reports;

    @Mixin
    private ChangesOption changes;

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
        if (cost && engine.lines().isEmpty()) {
            throw new UnusableInput("--cost asks engines, and %s is none: say which with --engine snort-3 or all".formatted(engine));
        }
        Set<Level> failOn = changes.failOn();
        Optional<Baseline> before = changes.before();
        List<AuthoredSignature> catalogue = signatures.read();
        List<AuthoredSignature> chosen = changes.chosen(signatures.folder(), catalogue, spec.commandLine().getErr());
        Proof proof = chosen.isEmpty() ? Proof.OF_NOTHING : proved(chosen, catalogue);
        Account account = Account.of(proof, chosen, before, failOn);
        changes.keep(account);
        reports.tell(account, spec.commandLine().getOut());
        return account.passes() ? 0 : 1;
    }

    private Proof proved(List<AuthoredSignature> chosen, List<AuthoredSignature> catalogue) {
        return run(chosen, sids(catalogue)).prove(engine, new Screen(spec)::tell, work(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                cost ? Metering.ON : Metering.OFF);
    }

    private ProofRun run(List<AuthoredSignature> chosen, SidLock sids) {
        return new ProofRun(chosen, sids, templates.folders(), Optional.ofNullable(captures), Optional.ofNullable(truth));
    }

    private CaptureWork work() {
        CaptureWork parallel = CaptureWork.parallel(Optional.ofNullable(traces).map(TraceFolder::new));
        return threads == null ? parallel : new CaptureWork(threads, parallel.traces());
    }

    /** A proof records nothing: sids that the lock file lacks are given for this run only. */
    private SidLock sids(List<AuthoredSignature> catalogue) {
        return signatures.sids().allocate(catalogue.stream().map(AuthoredSignature::signature).toList());
    }
}
