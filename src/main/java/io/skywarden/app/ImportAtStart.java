package io.skywarden.app;

import io.quarkus.runtime.StartupEvent;
import io.skywarden.catalogue.Duty;
import io.skywarden.catalogue.ImportReport;
import io.skywarden.catalogue.InstanceLocks;
import io.skywarden.catalogue.TreeImport;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.MalformedTree;
import io.skywarden.signature.yaml.SignatureTree;
import jakarta.enterprise.event.Observes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.logging.Logger;

/** Brings the catalogue up to the tree of signatures when the service starts. */
final class ImportAtStart {

    private static final Logger LOG = Logger.getLogger("io.skywarden.catalogue");

    private final TreeImport imports;
    private final InstanceLocks locks;
    private final Path tree;

    ImportAtStart(TreeImport imports, InstanceLocks locks, Settings settings) {
        this.imports = imports;
        this.locks = locks;
        this.tree = settings.signatures();
    }

    // A slip in the tree must not take the service from the sensors: it goes on with the versions it has.
    void run(@Observes StartupEvent start) {
        if (!Files.isDirectory(tree)) {
            LOG.warnf("no signatures imported: %s is not a folder (set SKYWARDEN_SIGNATURES)", tree);
            return;
        }
        try {
            List<AuthoredSignature> read = SignatureTree.read(tree);
            ImportReport report = locks.holding(Duty.IMPORT, () -> imports.take(tree, read));
            LOG.infof("signatures imported from %s: %s", tree, report);
            if (!report.conflicts().isEmpty()) {
                LOG.warnf("%s changed in the tree and here: GET /api/v1/tree/conflicts shows both sides, a person decides", report.conflicts());
            }
        } catch (MalformedTree malformed) {
            malformed.complaints().forEach(complaint -> LOG.errorf("%s", complaint));
            LOG.errorf("no signatures imported: mend the %d complaints above and start again; earlier versions are served",
                    malformed.complaints().size());
        }
    }
}
