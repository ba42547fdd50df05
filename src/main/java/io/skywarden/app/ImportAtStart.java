package io.skywarden.app;

import io.quarkus.runtime.StartupEvent;
import io.skywarden.catalogue.TreeImport;
import io.skywarden.signature.yaml.MalformedTree;
import io.skywarden.signature.yaml.SignatureTree;
import jakarta.enterprise.event.Observes;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** Brings the catalogue up to the tree of signatures when the service starts. */
final class ImportAtStart {

    private static final Logger LOG = Logger.getLogger("io.skywarden.catalogue");

    private final TreeImport imports;
    private final Path tree;

    ImportAtStart(TreeImport imports, Settings settings) {
        this.imports = imports;
        this.tree = settings.signatures();
    }

    // A slip in the tree must not take the service from the sensors: it goes on with the versions it has.
    void run(@Observes StartupEvent start) {
        if (!Files.isDirectory(tree)) {
            LOG.warnf("no signatures imported: %s is not a folder (set SKYWARDEN_SIGNATURES)", tree);
            return;
        }
        try {
            LOG.infof("signatures imported from %s: %s", tree, imports.take(tree, SignatureTree.read(tree)));
        } catch (MalformedTree malformed) {
            malformed.complaints().forEach(complaint -> LOG.errorf("%s", complaint));
            LOG.errorf("no signatures imported: mend the %d complaints above and start again; earlier versions are served",
                    malformed.complaints().size());
        }
    }
}
