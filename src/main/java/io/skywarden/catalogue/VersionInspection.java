package io.skywarden.catalogue;

import io.skywarden.catalogue.Evidence.Beginning;
import io.skywarden.catalogue.Evidence.KeptVersion;
import io.skywarden.catalogue.Evidence.Shown;
import io.skywarden.signature.Signature;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.MalformedTree;
import io.skywarden.signature.yaml.SignatureText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a version says what it said when it was taken, and stands where the chain says. */
final class VersionInspection {

    private VersionInspection() {}

    /** Each goes on from "A1 version 3". */
    static List<String> faults(KeptVersion version) {
        List<String> faults = new ArrayList<>();
        content(version, faults);
        if (version.told().isEmpty()) {
            faults.add("is told of by no record");
        } else {
            beginning(version.kept(), version.told().get(), faults);
        }
        if (version.stage().isEmpty()) {
            faults.add("stands nowhere: its row of version_standing is gone");
        } else if (version.toldStage().isPresent() && !version.toldStage().equals(version.stage())) {
            faults.add("stands at %s, but its last record says %s".formatted(version.stage().get(), version.toldStage().get()));
        }
        if (!version.hasHead()) {
            faults.add("is in no list: the head of its signature is gone");
        }
        return faults;
    }

    private static void content(KeptVersion version, List<String> faults) {
        Optional<AuthoredSignature> content = read(version);
        if (content.isEmpty()) {
            faults.add("has other content than its hash says: its texts cannot be read");
            return;
        }
        if (!content.get().contentHash().equals(version.contentHash())) {
            faults.add("has other content than its hash says");
        } else if (!shown(content.get().signature()).equals(version.shown())) {
            faults.add("shows in lists what its texts do not say (title, family, era, confidence or state)");
        }
        if (!content.get().signature().id().value().equals(version.signature())) {
            faults.add("holds the texts of " + content.get().signature().id());
        }
    }

    private static Optional<AuthoredSignature> read(KeptVersion version) {
        try {
            return version.texts().map(texts -> SignatureText.read(version.signature(), texts));
        } catch (MalformedTree | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Shown shown(Signature signature) {
        return new Shown(signature.title(), signature.family().name(), signature.era().name(), signature.confidence().name(),
                signature.state().word());
    }

    private static void beginning(Beginning kept, Beginning told, List<String> faults) {
        if (!kept.author().equals(told.author())) {
            faults.add("names another author than its first record");
        }
        if (!kept.reason().equals(told.reason())) {
            faults.add("gives another reason than its first record");
        }
        if (!kept.at().equals(told.at())) {
            faults.add("names another time than its first record");
        }
    }
}
