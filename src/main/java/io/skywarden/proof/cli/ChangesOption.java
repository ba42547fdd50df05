package io.skywarden.proof.cli;

import io.skywarden.catalogue.git.TreeAtRevision;
import io.skywarden.proof.UnusableInput;
import io.skywarden.proof.report.Account;
import io.skywarden.proof.report.Baseline;
import io.skywarden.proof.report.BaselineFile;
import io.skywarden.proof.report.Level;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What a proof is held against, and what of it is to fail: {@code --changed-since}, {@code --baseline}, {@code --fail-on}. */
final class ChangesOption {

    private static final String NONE = "none";

    @Option(names = "--changed-since", paramLabel = "REV",
            description = "judge only signatures that say something else than at this revision of their git repository")
    private String revision;

    @Option(names = "--baseline", paramLabel = "FILE", description = "tell only what changed since the proof that wrote this file")
    private Path baseline;

    @Option(names = "--write-baseline", paramLabel = "FILE", description = "write all findings there, to be a baseline later")
    private Path written;

    @Option(names = "--fail-on", paramLabel = "LEVEL", split = ",",
            description = "end with 1 for these only: disagreement, false-flow, shortfall, stale-difference, not-judged, unproven, or none "
                    + "(default: disagreement,false-flow,shortfall,stale-difference,not-judged)")
    private List<String> failOn;

    /** Made by picocli. */
    ChangesOption() {}

    /** A wish that cannot be met is told before the work begins. */
    Optional<Baseline> before() {
        if (revision != null && written != null) {
            throw new UnusableInput("--write-baseline speaks of all signatures: leave out --changed-since");
        }
        return Optional.ofNullable(baseline).map(BaselineFile::read);
    }

    /** Those to judge. */
    List<AuthoredSignature> chosen(Path folder, List<AuthoredSignature> catalogue, PrintWriter err) {
        if (revision == null) {
            return catalogue;
        }
        TreeAtRevision then = TreeAtRevision.read(folder, revision);
        List<AuthoredSignature> changed = catalogue.stream().filter(authored -> !then.has(authored)).toList();
        err.printf("skywarden: %d of %d signatures changed since %s%s%n", changed.size(), catalogue.size(), then.commit().substring(0, 12),
                then.removed(catalogue).isEmpty() ? "" : "; removed: " + then.removed(catalogue).stream().map(Object::toString)
                        .collect(Collectors.joining(", ")));
        err.flush();
        return changed;
    }

    /** @throws IllegalArgumentException naming all levels there are */
    Set<Level> failOn() {
        // Not the field's initial value: picocli adds to that.
        return failOn == null ? Level.findings() : failOn.stream().filter(word -> !word.equals(NONE)).map(Level::named)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Level.class)));
    }

    /** Whoever reads the file sees the old one or the new one. */
    void keep(Account account) throws IOException {
        if (written != null) {
            Path part = Files.createTempFile(written.toAbsolutePath().getParent(), ".baseline", ".part");
            Files.writeString(part, BaselineFile.text(Baseline.of(account)));
            Files.move(part, written, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
