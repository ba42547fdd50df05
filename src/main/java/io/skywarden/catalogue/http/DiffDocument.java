package io.skywarden.catalogue.http;

import io.skywarden.signature.yaml.ModelDiff;
import java.util.List;

/** What changed from one version to another. */
record DiffDocument(int from, int to, List<ModelDiff.Change> changes) {

    static DiffDocument of(int from, int to, List<ModelDiff.Change> changes) {
        return new DiffDocument(from, to, changes);
    }
}
