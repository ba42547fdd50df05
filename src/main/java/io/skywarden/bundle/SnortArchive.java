package io.skywarden.bundle;

import io.skywarden.rules.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A way to pack the rules of a bundle so that pulledpork3 takes them: it knows three archives by their names and members and has no
 * setting for the address of a fourth. What is in one depends on the bundle alone.
 */
public enum SnortArchive {
    /** One file of rules, all of them in force. Known by its members, so its name is free. */
    COMMUNITY("skywarden-community.tar.gz", "snort3-community-rules/snort3-community.rules", "snort3-community-rules/sid-msg.map"),
    /** Rules with the five lists that {@code ips_policy} chooses from. Only the beginning of its name is fixed. */
    SNAPSHOT("snortrules-snapshot-skywarden.tar.gz", "rules/skywarden.rules", "builtins/README"),
    /** The same in the layout of LightSPD, which is known by its whole name and no other. */
    LIGHTSPD("Talos_LightSPD.tar.gz", "lightspd/rules/3.0.0.0/skywarden.rules", "lightspd/builtins/3.0.0.0-0/README");

    private static final String PRODUCT = "snort";
    private static final int FIRST_WITH_STATES = 3;
    /** Its own form of a manifest: read for compiled rules only, by the release of Snort they are for, and ours are for none. */
    private static final String NO_MODULES = "{\"snort versions\": {}}\n";
    /** These files of a bundle say what it is, whatever it is packed in. */
    private static final List<String> KEPT = List.of("CHANGELOG.md", "LICENSE", "manifest.json");

    private final String fileName;
    private final String rules;
    private final String companion;

    SnortArchive(String fileName, String rules, String companion) {
        this.fileName = fileName;
        this.rules = rules;
        this.companion = companion;
    }

    /** The archive's file name, which stands beside the bundle. */
    public String fileName() {
        return fileName;
    }

    /** Which of them a bundle for this engine is offered as. */
    public static List<SnortArchive> of(Engine engine) {
        boolean wanted = engine.product().equals(PRODUCT) && engine.versions().from().major() >= FIRST_WITH_STATES;
        return wanted ? List.of(values()) : List.of();
    }

    /** The bundle, packed this way. */
    public byte[] pack(Bundle bundle) {
        SortedMap<String, byte[]> members = members(bundle);
        TreeMap<String, byte[]> packed = new TreeMap<>(members);
        packed.keySet().retainAll(KEPT);
        packed.put(rules, members.get(bundle.manifest().rules().name()));
        packed.put(companion, switch (this) {
            case COMMUNITY -> members.get("sid-msg.map");
            // The folder must exist. An archive of ours holds files only, so a file it is.
            case SNAPSHOT, LIGHTSPD -> utf8("There are no builtin rules here.\n");
        });
        if (this == LIGHTSPD) {
            packed.put("lightspd/manifest.json", utf8(NO_MODULES));
        }
        if (this != COMMUNITY) {
            String folder = rules.substring(0, rules.lastIndexOf('/') + 1);
            Arrays.stream(SnortStates.values()).forEach(states -> packed.put(folder + states.fileName(),
                    utf8(states.text(bundle.manifest(), new String(packed.get(rules), StandardCharsets.UTF_8)))));
        }
        return Archive.of(packed);
    }

    private static SortedMap<String, byte[]> members(Bundle bundle) {
        try {
            return BundleMembers.read(bundle.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("%s is no archive".formatted(bundle.name()), e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
