package io.skywarden.rules.cli;

import io.skywarden.rules.TemplateFolders;
import io.skywarden.rules.TemplatesCheck;
import io.skywarden.signature.Signature;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code skywarden templates check}: renders the whole catalogue with somebody's templates and tells all that is wrong with them. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "Try rule templates of your own on all signatures.",
        exitCodeListHeading = "Exit codes:%n", exitCodeList = {"0:they give rules", "1:something is wrong with them", "2:could not run"})
final class TemplatesCheckCommand implements Callable<Integer> {

    @Mixin
    private SignaturesOption signatures;

    @Option(names = "--templates", paramLabel = "DIR", defaultValue = "${sys:skywarden.root:-.}/rules-templates",
            description = "the folder they are laid over (default: the project's own)")
    private Path shipped;

    @Parameters(paramLabel = "DIR", description = "the folder that holds a folder for each engine")
    private Path users;

    @Spec
    private CommandSpec spec;

    TemplatesCheckCommand() {}

    @Override
    public Integer call() {
        List<Signature> all = signatures.read().stream().map(AuthoredSignature::signature).toList();
        List<TemplatesCheck> checks = TemplatesCheck.of(new TemplateFolders(shipped, Optional.of(users)), all);
        PrintWriter out = spec.commandLine().getOut();
        checks.forEach(check -> tell(check, out));
        if (checks.isEmpty()) {
            out.printf("%s holds no folder with an engine.yaml, and none with the name of an engine of ours%n", users);
        }
        out.flush();
        return !checks.isEmpty() && checks.stream().allMatch(check -> check.complaints().isEmpty()) ? 0 : 1;
    }

    private static void tell(TemplatesCheck check, PrintWriter out) {
        check.refusals().forEach(refusal -> out.printf("left out      %s: %s%n", refusal.signature(), refusal.reason()));
        check.complaints().forEach(complaint -> out.println("WRONG         " + complaint));
        out.printf("%s: %d rules, %d signatures left out, %d complaints%n", check.engine(), check.rules(), check.refusals().size(),
                check.complaints().size());
    }
}
