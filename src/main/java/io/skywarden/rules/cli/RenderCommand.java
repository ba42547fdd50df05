package io.skywarden.rules.cli;

import io.skywarden.rules.Engine;
import io.skywarden.rules.PathRule;
import io.skywarden.rules.policy.Policies;
import io.skywarden.rules.policy.Policy;
import io.skywarden.rules.Rendering;
import io.skywarden.rules.RuleRenderer;
import io.skywarden.rules.SidLock;
import io.skywarden.signature.Signature;
import io.skywarden.signature.State;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code skywarden render}: writes the rule file of one engine, and records new sids beside the signatures. */
@Command(name = "render", mixinStandardHelpOptions = true, description = "Render the rules of all signatures that are not retired.",
        exitCodeListHeading = "Exit codes:%n", exitCodeList = {"0:rendered", "2:could not run"})
public final class RenderCommand implements Callable<Integer> {

    @Mixin
    private SignaturesOption signatures;

    @Mixin
    private TemplatesOption templates;

    @Option(names = "--engine", required = true, description = "such as suricata-8 or suricata-7.0.10")
    private String engine;

    @Option(names = "--policies", paramLabel = "DIR", description = "a folder of policies of your own, beside those of the templates")
    private Path policies;

    @Option(names = "--policy", defaultValue = "monitor", description = "which signatures, and what a hit does (default: ${DEFAULT-VALUE})")
    private String policy;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "the folder to write to")
    private Path out;

    @Spec
    private CommandSpec spec;

    private final InstantSource clock;

    /** @param clock by which overrides end and paths are open */
    public RenderCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        List<Signature> all = signatures.read().stream().map(AuthoredSignature::signature).toList();
        Engine line = Engine.forVersion(templates.folders(), engine);
        Policy whole = Policies.read(templates.folder(), Optional.ofNullable(policies)).named(policy).usable(clock.instant(), all);
        Policy chosen = whole.at(clock.instant());
        SidLock sids = record(all, PathRule.of(List.of(whole)));
        Rendering rendering = new RuleRenderer(line, chosen, sids)
                .render(all.stream().filter(signature -> !(signature.state() instanceof State.Retired)).toList());
        Files.createDirectories(out);
        Path file = Files.writeString(out.resolve("skype-%s.%s".formatted(chosen.slug(), line.form().extension())), rendering.text(), StandardCharsets.UTF_8);
        PrintWriter printer = spec.commandLine().getOut();
        if (chosen.enforce().isPresent()) {
            printer.printf("%s: 'enforce' needs the record that the service keeps; without it nothing but an override goes beyond an alert%n", chosen.slug());
        }
        rendering.refusals().forEach(refusal -> printer.println("left out " + refusal.signature() + ": " + refusal.reason()));
        printer.printf("%s: %d rules for %s%n", file, rendering.path().size() + rendering.rules().size(), line.name());
        printer.flush();
        return 0;
    }

    private SidLock record(List<Signature> all, List<PathRule> paths) {
        SidLock before = signatures.sids();
        SidLock now = paths.isEmpty() ? before.allocate(all) : before.allocate(all).allocatePaths(paths);
        if (!now.lines().equals(before.lines())) {
            now.write(signatures.lockFile());
            spec.commandLine().getOut().println(signatures.lockFile() + ": new sids or revisions recorded; commit it with the signatures");
        }
        return now;
    }
}
