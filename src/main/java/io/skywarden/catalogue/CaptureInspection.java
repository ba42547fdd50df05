package io.skywarden.catalogue;

import io.skywarden.catalogue.Evidence.KeptCapture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a capture that came with a version is still there, byte for byte, and is claimed to be what was claimed. */
final class CaptureInspection {

    private CaptureInspection() {}

    /** Each goes on from "a capture of A1 version 3". */
    static List<String> faults(KeptCapture capture) {
        List<String> faults = new ArrayList<>();
        if (!capture.kept()) {
            return List.of("is gone, or is said to be something else: the chain says '%s'".formatted(capture.told()));
        }
        if (capture.records() == 0) {
            faults.add("is told of by no record: '%s'".formatted(capture.told()));
        }
        if (capture.found().isEmpty()) {
            faults.add("has lost its bytes (sha256 %s)".formatted(capture.digest()));
        } else if (!capture.found().equals(Optional.of(capture.digest()))) {
            faults.add("has other bytes than its digest %s says".formatted(capture.digest()));
        }
        return faults;
    }
}
