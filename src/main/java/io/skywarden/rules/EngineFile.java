package io.skywarden.rules;

import io.skywarden.rules.plain.PlainDialect;
import io.skywarden.rules.plan.Dialect;
import io.skywarden.rules.plan.Kind;
import io.skywarden.rules.plan.SizeRange;
import io.skywarden.rules.sandbox.SandboxLimits;
import io.skywarden.rules.snort.SnortDialect;
import io.skywarden.rules.suricata.SuricataDialect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** The {@code engine.yaml} of one engine, read strictly: an unknown key is a mistake, not an extension. */
final class EngineFile {

    private static final String PLAIN = "plain";
    private static final Set<String> KEYS =
            Set.of("name", "product", "model", "versions", "dialect", "extends", "conditions", "limits", "rule", "extension");

    private static final Set<String> LIMITS = Set.of("dsize-range", "rule-length");

    private static final int MOST_BYTES = 64 * 1024;
    private static final int DEEPEST = 4;

    private final TemplateFolders folders;
    private final Path file;
    private final String folder;

    EngineFile(TemplateFolders folders, String folder) {
        this.folders = folders;
        this.folder = folder;
        this.file = folders.file(folder, Engine.FILE).orElseThrow();
    }

    Engine read() {
        Map<?, ?> yaml = parse();
        if (!text(yaml, "name").equals(folder)) {
            throw broken("name", "it must be the folder's name, '%s'".formatted(folder));
        }
        checkModel(yaml);
        List<Path> templates = templates(yaml);
        return new Engine(folder, text(yaml, "product"), versions(yaml), dialect(yaml), kinds(yaml),
                longestRule(yaml), form(yaml), templates, isForeign(templates));
    }

    /** Whether some of them are not those of this release: the users', or what somebody put in the place of ours. */
    private boolean isForeign(List<Path> templates) {
        return templates.stream().anyMatch(folders::isUsers)
                || !ShippedTemplates.hold(templates, TemplateSources.of(templates, SandboxLimits.DEFAULT.sources()));
    }

    /** A template that has the engine's words itself is given model 2, one that lays out what a dialect found model 1. */
    private void checkModel(Map<?, ?> yaml) {
        String wanted = text(yaml, "dialect").equals(PLAIN) ? "2" : "1";
        if (!text(yaml, "model").equals(wanted)) {
            throw broken("model", "with the dialect '%s' this release speaks model %s: see the README of the templates"
                    .formatted(text(yaml, "dialect"), wanted));
        }
    }

    private RuleForm form(Map<?, ?> yaml) {
        String rule = yaml.containsKey("rule") ? text(yaml, "rule") : "line";
        if (!rule.equals("line") && !rule.equals("block")) {
            throw broken("rule", "it is line or block");
        }
        try {
            return new RuleForm(yaml.containsKey("extension") ? text(yaml, "extension") : RuleForm.LINES.extension(), rule.equals("block"));
        } catch (IllegalArgumentException e) {
            throw broken("extension", e.getMessage());
        }
    }

    private Map<?, ?> parse() {
        try {
            Object yaml = new Yaml(new SafeConstructor(plainOnly())).load(TemplateText.of(file, MOST_BYTES));
            if (yaml instanceof Map<?, ?> map) {
                Set<String> unknown = map.keySet().stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
                unknown.removeAll(KEYS);
                if (unknown.isEmpty()) {
                    return map;
                }
                throw broken(unknown.iterator().next(), "no such key: there are " + new TreeSet<>(KEYS));
            }
            throw broken("engine", "the file is not a map of keys");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new EngineUnusable("%s, line %d: %s".formatted(file, line, e.getProblem()), e);
        } catch (YAMLException e) {
            throw new EngineUnusable("%s is not YAML as it is wanted here: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Such a file is a few lines of words. What repeats itself by aliases, or is nested, is not meant for us. */
    private static LoaderOptions plainOnly() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEEPEST);
        options.setAllowDuplicateKeys(false);
        options.setAllowRecursiveKeys(false);
        return options;
    }

    private VersionRange versions(Map<?, ?> yaml) {
        try {
            return VersionRange.parse(text(yaml, "versions"));
        } catch (IllegalArgumentException e) {
            throw broken("versions", e.getMessage());
        }
    }

    private Dialect dialect(Map<?, ?> yaml) {
        return switch (text(yaml, "dialect")) {
            case PLAIN -> new PlainDialect();
            case "suricata" -> new SuricataDialect(sizeRange(yaml));
            case "snort-2" -> snort(sizeRange(yaml), SnortDialect.ofSnort2());
            case "snort-3" -> snort(sizeRange(yaml), SnortDialect.ofSnort3());
            case String other -> throw broken("dialect", "'%s' is no dialect: there are suricata, snort-2, snort-3 and plain".formatted(other));
        };
    }

    private Dialect snort(SizeRange range, SnortDialect dialect) {
        if (range != SizeRange.INCLUSIVE) {
            throw broken("dsize-range", "the ranges of this dialect are inclusive");
        }
        return dialect;
    }

    private SizeRange sizeRange(Map<?, ?> yaml) {
        return switch (text(limits(yaml), "dsize-range")) {
            case "exclusive" -> SizeRange.EXCLUSIVE;
            case "inclusive" -> SizeRange.INCLUSIVE;
            default -> throw broken("dsize-range", "it is exclusive or inclusive");
        };
    }

    private int longestRule(Map<?, ?> yaml) {
        String length = text(limits(yaml), "rule-length");
        if (!length.matches("[1-9][0-9]{2,6}")) {
            throw broken("rule-length", "'%s' is not a number of characters (100..9999999)".formatted(length));
        }
        return Integer.parseInt(length);
    }

    private Map<?, ?> limits(Map<?, ?> yaml) {
        Set<String> wanted = text(yaml, "dialect").equals(PLAIN) ? Set.of("rule-length") : LIMITS;
        if (yaml.get("limits") instanceof Map<?, ?> limits && limits.keySet().equals(wanted)) {
            return limits;
        }
        throw broken("limits", "it holds exactly " + new TreeSet<>(wanted));
    }

    private Set<Kind> kinds(Map<?, ?> yaml) {
        if (!(yaml.get("conditions") instanceof List<?> words)) {
            throw broken("conditions", "it is a list of " + Arrays.stream(Kind.values()).map(Kind::word).toList());
        }
        return words.stream()
                .map(String::valueOf)
                .map(word -> Kind.named(word).orElseThrow(() -> broken("conditions", "'%s' is no condition".formatted(word))))
                .collect(Collectors.toSet());
    }

    private List<Path> templates(Map<?, ?> yaml) {
        List<Path> found = new ArrayList<>(folders.named(folder));
        if (yaml.containsKey("extends")) {
            String parent = text(yaml, "extends");
            if (!parent.matches(Engine.NAME) || folders.named(parent).isEmpty()) {
                throw broken("extends", "there is no folder '%s' beside this one".formatted(parent));
            }
            found.addAll(folders.named(parent));
        }
        return found;
    }

    private String text(Map<?, ?> yaml, String key) {
        Object value = yaml.get(key);
        if (value == null || value instanceof Map<?, ?> || value instanceof List<?>) {
            throw broken(key, "it is missing or not a plain value");
        }
        return value.toString().strip();
    }

    private EngineUnusable broken(String key, String complaint) {
        return new EngineUnusable("%s, %s: %s".formatted(file, key.toLowerCase(Locale.ROOT), complaint));
    }
}
