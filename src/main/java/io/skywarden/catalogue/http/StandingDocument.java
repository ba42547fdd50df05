package io.skywarden.catalogue.http;

import io.skywarden.catalogue.Head;
import io.skywarden.catalogue.Step;
import java.util.List;

/**
 * Where a signature stands after a change.
 *
 * @param revision what the ETag holds
 * @param inForce the version that bundles are made of; null before the first one is
 * @param open the steps that can be taken next
 */
record StandingDocument(String id, int revision, int latest, String stage, Integer inForce, String contentHash, List<String> open) {

    static StandingDocument of(Head head) {
        return new StandingDocument(head.id().value(), head.revision(), head.latest(), head.stage().word(),
                head.force().map(Head.Force::number).orElse(null), head.contentHash(),
                Step.openAt(head.stage()).stream().map(Step::word).toList());
    }
}
