package io.skywarden.rules.cli;

import io.skywarden.rules.companion.Companions;
import io.skywarden.rules.companion.EndpointsFile;
import io.skywarden.signature.Signature;
import io.skywarden.signature.State;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code skywarden companions}: writes what proxies, resolvers, packet filters and desktops can use of the catalogue. */
@Command(name = "companions", mixinStandardHelpOptions = true, description = "Write lists and policies for places beyond the sensor.",
        exitCodeListHeading = "Exit codes:%n", exitCodeList = {"0:written", "2:could not run"})
public final class CompanionsCommand implements Callable<Integer> {

    @Mixin
    private SignaturesOption signatures;

    @Option(names = "--experimental", description = "also the names of signatures never seen on real traffic")
    private boolean experimental;

    @Option(names = "--serial", defaultValue = "1", description = "of the zones; must rise with every change (default: ${DEFAULT-VALUE})")
    private long serial;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "the folder to write to")
    private Path out;

    @Spec
    private CommandSpec spec;

    /** Made by picocli. */
    public CompanionsCommand() {}

    @Override
    public Integer call() throws IOException {
        List<Signature> carried = signatures.read().stream().map(AuthoredSignature::signature).filter(this::isCarried).toList();
        Companions companions = Companions.of(carried, EndpointsFile.in(signatures.folder()), serial);
        for (var file : companions.files().entrySet()) {
            Path target = out.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue(), StandardCharsets.UTF_8);
        }
        PrintWriter printer = spec.commandLine().getOut();
        companions.leftOut().forEach(left -> printer.println("left out " + left.what() + ": " + left.reason()));
        printer.printf("%s: %d files; begin with README.md%n", out, companions.files().size());
        printer.flush();
        return 0;
    }

    private boolean isCarried(Signature signature) {
        return switch (signature.state()) {
            case State.Active() -> true;
            case State.Experimental() -> experimental;
            case State.Retired(var _) -> false;
        };
    }
}
