package io.skywarden.catalogue;

import io.skywarden.signature.SignatureId;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The versions in force as files: imported, they have the content hashes they have here. */
@Singleton
@Transactional
public class TreeExport {

    private final Versions versions;
    private final TreeMarks marks;
    private final Shelf shelf;

    TreeExport(Versions versions, TreeMarks marks, Shelf shelf) {
        this.versions = versions;
        this.marks = marks;
        this.shelf = shelf;
    }

    /** Texts by their path below the tree: in the folder they came from, or in one named for family and id. */
    public SortedMap<String, String> files() {
        Map<SignatureId, String> folders = marks.folders();
        SortedMap<String, String> files = new TreeMap<>();
        for (SignatureVersion version : versions.inForce()) {
            String folder = folders.getOrDefault(version.id(), "");
            String place = folder.isEmpty()
                    ? version.signature().family().name().toLowerCase(Locale.ROOT).replace('_', '-') + "/" + version.id()
                    : folder;
            files.put(place + "/signature.yaml", version.text().signature());
            files.put(place + "/recipe.txt", version.text().recipe());
            if (!version.text().proof().isEmpty()) {
                files.put(place + "/proof.yaml", version.text().proof());
            }
        }
        return files;
    }

    /** The version the catalogue stands for: the one in force, or the newest while there is none. */
    public SignatureVersion standing(SignatureId id) {
        Head head = shelf.head(id);
        return versions.find(id, head.force().map(Head.Force::number).orElse(head.latest())).orElseThrow();
    }
}
