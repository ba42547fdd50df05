package io.skywarden.capture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/** The YAML form of an index: a list of maps, read strictly, since a misspelt key is a fact lost. */
final class CaptureIndexYaml {

    private static final Set<String> KEYS = Set.of("sha256", "name", "origin", "licence", "bytes", "packets", "contents");
    /** Some hundred thousand captures; more is no index of ours. */
    private static final int LONGEST = 64 * 1024 * 1024;

    private final Path file;
    private final int number;
    private final Map<?, ?> entry;

    private CaptureIndexYaml(Path file, int number, Map<?, ?> entry) {
        this.file = file;
        this.number = number;
        this.entry = entry;
    }

    static List<IndexedCapture> read(Path file, String text) {
        Object yaml = parse(file, text);
        if (yaml == null) {
            return List.of();
        }
        if (!(yaml instanceof List<?> entries)) {
            throw new CaptureIndexUnusable(file, "is no list of captures: each begins with '- sha256: '");
        }
        List<IndexedCapture> captures = new ArrayList<>();
        for (Object entry : entries) {
            captures.add(one(file, captures.size() + 1, entry));
        }
        return captures;
    }

    private static Object parse(Path file, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(LONGEST);
        try {
            return new Yaml(new SafeConstructor(options)).load(text);
        } catch (YAMLException e) {
            throw new CaptureIndexUnusable(file, "is not YAML: %s".formatted(e.getMessage()));
        }
    }

    private static IndexedCapture one(Path file, int number, Object entry) {
        if (!(entry instanceof Map<?, ?> map) || !map.keySet().equals(KEYS)) {
            throw new CaptureIndexUnusable(file, "capture %d: it has exactly the keys %s"
                    .formatted(number, KEYS.stream().sorted().toList()));
        }
        return new CaptureIndexYaml(file, number, map).capture();
    }

    private IndexedCapture capture() {
        try {
            return new IndexedCapture(new CaptureDigest(text("sha256")), text("name"), text("origin"), text("licence"),
                    count("bytes"), count("packets"), text("contents"));
        } catch (IllegalArgumentException e) {
            throw new CaptureIndexUnusable(file, "capture %d: %s".formatted(number, e.getMessage()));
        }
    }

    private String text(String key) {
        if (entry.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("%s is no text: put it in quotes".formatted(key));
    }

    private long count(String key) {
        return switch (entry.get(key)) {
            case Integer count -> count;
            case Long count -> count;
            case null, default -> throw new IllegalArgumentException("%s is no number".formatted(key));
        };
    }

    static String entry(IndexedCapture capture) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("sha256", capture.digest().hex());
        entry.put("name", capture.name());
        entry.put("origin", capture.origin());
        entry.put("licence", capture.licence());
        entry.put("bytes", capture.bytes());
        entry.put("packets", capture.packets());
        entry.put("contents", capture.contents());
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(100);
        return new Yaml(new Representer(options), options).dump(List.of(entry));
    }
}
