package io.skywarden.proof.cli;

import io.skywarden.proof.EngineChoice;
import io.skywarden.proof.RuleFileCheck;
import io.skywarden.proof.UnusableInput;
import io.skywarden.proof.engine.InstalledEngine;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.cli.SignaturesOption;
import io.skywarden.rules.cli.TemplatesOption;
import io.skywarden.signature.Signature;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code skywarden rules check}: lets engines load the whole rule file, and names the signature behind each error. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "Let engines load the rules of all signatures.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every engine that was run loads them", "1:an engine refuses a rule", "2:could not run"})
public final class RulesCheckCommand implements Callable<Integer> {

    @Mixin
    private SignaturesOption signatures;

    @Mixin
    private TemplatesOption templates;

    @Option(names = "--engine", defaultValue = "all", description = "suricata-7, suricata-8, snort-3 or all (default: ${DEFAULT-VALUE})")
    private EngineChoice engine;

    @Spec
    private CommandSpec spec;

    /** Made by picocli. */
    public RulesCheckCommand() {}

    @Override
    public Integer call() {
        List<InstalledEngine> present = InstalledEngine.discover();
        List<InstalledEngine> chosen = engine.lines().stream().flatMap(line -> line.among(present).stream()).toList();
        if (chosen.isEmpty()) {
            throw new UnusableInput("%s: no such engine is on PATH or named by SKYWARDEN_SURICATA_7, _8, SKYWARDEN_ENGINES_AT or SKYWARDEN_SNORT_3".formatted(engine));
        }
        List<Signature> all = signatures.read().stream().map(AuthoredSignature::signature).toList();
        SidLock sids = signatures.sids().allocate(all);
        List<RuleFileCheck> checks = new ArrayList<>();
        chosen.forEach(binary -> checks.add(told(RuleFileCheck.of(binary, templates.folders(), all, sids))));
        notRun(chosen).forEach(line -> spec.commandLine().getOut().println("not run       " + line));
        spec.commandLine().getOut().flush();
        return checks.stream().allMatch(RuleFileCheck::holds) ? 0 : 1;
    }

    private RuleFileCheck told(RuleFileCheck check) {
        PrintWriter printer = spec.commandLine().getOut();
        check.refused().forEach(refused -> printer.println(refused.told()));
        check.load().warnings().forEach(warning -> printer.println("warning       " + warning));
        check.leftOut().forEach(refusal -> printer.println("left out      %s: %s".formatted(refusal.signature(), refusal.reason())));
        printer.printf("%s: %s: %d rules loaded, %d refused, %d skipped; cost %s%n", check.engine(), check.holds() ? "loads" : "REFUSES",
                check.load().loaded(), check.load().failed(), check.load().skipped(), check.cost());
        return check;
    }

    private List<String> notRun(List<InstalledEngine> chosen) {
        return engine.lines().stream().filter(line -> line.among(chosen).isEmpty()).map(EngineChoice.Line::absent).toList();
    }
}
