package io.skywarden.catalogue;

import io.skywarden.catalogue.Evidence.KeptHead;
import io.skywarden.catalogue.Evidence.Newest;
import java.util.ArrayList;
import java.util.List;

/** Whether a head says what the newest version and the chain say. */
final class HeadInspection {

    private HeadInspection() {}

    /** Each goes on from "the head of A1". */
    static List<String> faults(KeptHead head) {
        List<String> faults = new ArrayList<>();
        head.newest().ifPresentOrElse(newest -> compare(head, newest, faults), () -> faults.add("has no version"));
        if (!head.inForce().equals(head.toldInForce())) {
            faults.add("has another version in force than the chain tells of");
        }
        return faults;
    }

    private static void compare(KeptHead head, Newest newest, List<String> faults) {
        if (head.says().version().number() != newest.version().number()) {
            faults.add("names version %d as the newest, but that is %d".formatted(head.says().version().number(), newest.version().number()));
            return;
        }
        if (head.versions() != newest.version().number()) {
            faults.add("has %d versions, but they are numbered to %d: some are gone".formatted(head.versions(), newest.version().number()));
        }
        if (!head.says().version().equals(newest.version())) {
            faults.add("has another content hash than its newest version");
        }
        if (!head.says().stage().equals(newest.stage())) {
            faults.add("says its newest version stands at %s, but that stands at %s".formatted(head.says().stage(), newest.stage()));
        }
        if (!head.says().shown().equals(newest.shown())) {
            faults.add("shows in lists what its newest version does not say (title, family, era, confidence or state)");
        }
    }
}
