package io.skywarden.capture.cli;

import io.skywarden.capture.CaptureIndex;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --store} or {@code --captures}, and {@code --index}: where a corpus lies and what is known of it. */
final class CorpusOption {

    @Option(names = {"--store", "--captures"}, paramLabel = "DIR", defaultValue = "${env:SKYWARDEN_HOME:-var}/captures",
            description = "the store, or any folder of captures (default: $SKYWARDEN_HOME/captures)")
    private Path folder;

    @Option(names = "--index", paramLabel = "FILE", description = "what is known of them (default: DIR/index.yaml)")
    private Path index;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Made by picocli. */
    CorpusOption() {}

    Path folder() {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "%s: is not a folder of captures".formatted(folder));
        }
        return folder;
    }

    CaptureIndex index() {
        Path file = index == null ? folder().resolve(CaptureIndex.FILE) : index;
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(spec.commandLine(), "%s: there is no such index: name one with --index FILE, or import the captures"
                    .formatted(file));
        }
        return CaptureIndex.read(file);
    }
}
