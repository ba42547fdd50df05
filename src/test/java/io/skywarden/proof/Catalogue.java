package io.skywarden.proof;

import io.skywarden.rules.SidLock;
import io.skywarden.rules.TemplateFolders;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.SignatureTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The project's own signatures, and the real captures of this machine where it has some. */
final class Catalogue {

    private static final Path SIGNATURES = Path.of("signatures");

    private Catalogue() {}

    static List<AuthoredSignature> signatures() {
        return SignatureTree.read(SIGNATURES);
    }

    static ProofRun run(Optional<Path> captures) {
        List<AuthoredSignature> all = signatures();
        SidLock sids = SidLock.read(SIGNATURES.resolve("sids.lock"));
        return new ProofRun(all, sids, TemplateFolders.of(Path.of("rules-templates")), captures, Optional.empty());
    }

    /** The folder that SKYWARDEN_CAPTURES names, or the one beside the project. */
    static Optional<Path> captures() {
        String named = System.getenv("SKYWARDEN_CAPTURES");
        Path folder = named == null || named.isBlank() ? Path.of("../shared/captures") : Path.of(named);
        return Optional.of(folder).filter(Files::isDirectory);
    }
}
