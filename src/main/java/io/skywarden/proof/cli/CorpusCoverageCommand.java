package io.skywarden.proof.cli;

import io.skywarden.proof.EngineChoice;
import io.skywarden.proof.Proof;
import io.skywarden.proof.ProofRun;
import io.skywarden.proof.coverage.Coverage;
import io.skywarden.proof.coverage.CoveragePage;
import io.skywarden.proof.coverage.CoverageText;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.cli.SignaturesOption;
import io.skywarden.rules.cli.TemplatesOption;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code skywarden corpus coverage}: recall and false flows per signature, family and era. */
@Command(name = "coverage", mixinStandardHelpOptions = true,
        description = "Tell recall and foreign flows per signature, family and era; as html with the evidence, signature by capture.")
final class CorpusCoverageCommand implements Callable<Integer> {

    private enum Format { text, markdown, html }

    @Mixin
    private SignaturesOption signatures;

    @Mixin
    private TemplatesOption templates;

    @Option(names = "--captures", paramLabel = "DIR", required = true, description = "real captures; below a folder named negative every hit is wrong")
    private Path captures;

    @Option(names = "--truth", paramLabel = "FILE", description = "what their flows really are (default: DIR/truth.tsv)")
    private Path truth;

    @Option(names = "--format", defaultValue = "text", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Format format;

    @Option(names = {"--out", "--output"}, paramLabel = "FILE", description = "write it here instead of printing it")
    private Path out;

    @Spec
    private CommandSpec spec;

    CorpusCoverageCommand() {}

    @Override
    public Integer call() throws IOException {
        List<AuthoredSignature> catalogue = signatures.read();
        SidLock sids = signatures.sids().allocate(catalogue.stream().map(AuthoredSignature::signature).toList());
        Proof proof = new ProofRun(catalogue, sids, templates.folders(), Optional.of(captures), Optional.ofNullable(truth))
                .prove(EngineChoice.IN_PROCESS, new Screen(spec)::tell);
        tell(Coverage.of(proof, catalogue));
        return 0;
    }

    private void tell(Coverage coverage) throws IOException {
        String told = switch (format) {
            case text -> CoverageText.text(coverage);
            case markdown -> CoverageText.markdown(coverage);
            case html -> CoveragePage.of(coverage);
        };
        PrintWriter printer = spec.commandLine().getOut();
        if (out == null) {
            printer.print(told);
        } else {
            Files.write(out, told.getBytes(StandardCharsets.UTF_8));
        }
        printer.flush();
    }
}
