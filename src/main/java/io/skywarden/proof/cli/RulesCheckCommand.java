package io.skywarden.proof.cli;

import io.skywarden.proof.CostTrial;
import io.skywarden.proof.EngineChoice;
import io.skywarden.proof.EngineCost;
import io.skywarden.proof.RuleFileCheck;
import io.skywarden.proof.Snort2Reading;
import io.skywarden.proof.UnusableInput;
import io.skywarden.proof.engine.InstalledEngine;
import io.skywarden.rules.Refusal;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.cli.SignaturesOption;
import io.skywarden.rules.cli.TemplatesOption;
import io.skywarden.signature.Signature;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code skywarden rules check}: lets engines load the whole rule file, and names the signature behind each error. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "Let engines load the rules of all signatures.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every engine that was run loads them", "1:an engine, or our reader of Snort 2.9, refuses a rule", "2:could not run"})
public final class RulesCheckCommand implements Callable<Integer> {

    @Mixin
    private SignaturesOption signatures;

    @Mixin
    private TemplatesOption templates;

    @Option(names = "--engine", defaultValue = "all", description = "suricata-7, suricata-8, snort-3, or all and snort-2.9 by our reader of its manual (default: ${DEFAULT-VALUE})")
    private EngineChoice engine;

    @Option(names = "--cost", description = "measure what each rule costs, with engines that can, on the recipes and --captures")
    private boolean cost;

    @Option(names = "--captures", paramLabel = "DIR", description = "real captures to measure on")
    private Path captures;

    @Spec
    private CommandSpec spec;

    /** Made by picocli. */
    public RulesCheckCommand() {}

    @Override
    public Integer call() {
        if (captures != null && !cost) {
            throw new UnusableInput("--captures is what --cost measures on: say --cost, or leave it out");
        }
        List<InstalledEngine> present = InstalledEngine.discover();
        List<InstalledEngine> chosen = engine.lines().stream().flatMap(line -> line.among(present).stream()).toList();
        List<AuthoredSignature> authored = signatures.read();
        List<Signature> all = authored.stream().map(AuthoredSignature::signature).toList();
        SidLock sids = signatures.sids().allocate(all);
        boolean reads = engine != EngineChoice.ALL || told(Snort2Reading.of(templates.folders(), all, sids)).holds();
        if (chosen.isEmpty()) {
            throw new UnusableInput("%s: no such engine is on PATH or named by SKYWARDEN_SURICATA_7, _8, SKYWARDEN_ENGINES_AT or SKYWARDEN_SNORT_3".formatted(engine));
        }
        List<RuleFileCheck> checks = new ArrayList<>();
        for (InstalledEngine binary : chosen) {
            RuleFileCheck check = RuleFileCheck.of(binary, templates.folders(), all, sids);
            checks.add(told(cost ? check.costing(CostTrial.of(binary, authored, sids, templates.folders(), Optional.ofNullable(captures))) : check));
        }
        notRun(chosen).forEach(line -> spec.commandLine().getOut().println("not run       " + line));
        spec.commandLine().getOut().flush();
        return reads && checks.stream().allMatch(RuleFileCheck::holds) ? 0 : 1;
    }

    private Snort2Reading told(Snort2Reading reading) {
        PrintWriter printer = spec.commandLine().getOut();
        reading.refused().forEach(refused -> printer.println(refused.told()));
        reading.leftOut().forEach(this::leftOut);
        printer.println(reading.told());
        printer.flush();
        return reading;
    }

    private void leftOut(Refusal refusal) {
        spec.commandLine().getOut().println("left out      %s: %s".formatted(refusal.signature(), refusal.reason()));
    }

    private RuleFileCheck told(RuleFileCheck check) {
        PrintWriter printer = spec.commandLine().getOut();
        check.refused().forEach(refused -> printer.println(refused.told()));
        check.load().warnings().forEach(warning -> printer.println("warning       " + warning));
        check.leftOut().forEach(this::leftOut);
        if (check.cost() instanceof EngineCost.Measured measured) {
            measured.parts().forEach(part -> printer.println("cost          " + part.told()));
        }
        printer.printf("%s: %s: %d rules loaded, %d refused, %d skipped; cost %s%n", check.engine(), check.holds() ? "loads" : "REFUSES",
                check.load().loaded(), check.load().failed(), check.load().skipped(), check.cost().told());
        return check;
    }

    private List<String> notRun(List<InstalledEngine> chosen) {
        return engine.lines().stream().filter(line -> line.among(chosen).isEmpty()).map(EngineChoice.Line::absent).toList();
    }
}
