package io.skywarden.rules;

import io.skywarden.rules.plan.Dialect;
import io.skywarden.rules.plan.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A line of engine releases that share one way to write rules: a folder of the templates with its {@code engine.yaml}.
 *
 * @param name the folder's name, such as {@code suricata-8}
 * @param product the engine without its version, such as {@code suricata}
 * @param kinds the conditions it can say
 * @param longestRule the most characters of a rule that it reads as one
 * @param form how its rules stand in a file
 * @param templates its folders, then the folders of the engine it extends
 * @param sandboxed whether some of its templates are not ours
 */
public record Engine(
        String name, String product, VersionRange versions, Dialect dialect, Set<Kind> kinds, int longestRule,
        RuleForm form, List<Path> templates, boolean sandboxed) {

    static final String FILE = "engine.yaml";
    static final String NAME = "[a-z0-9][a-z0-9.-]{0,60}";

    public Engine {
        kinds = Set.copyOf(kinds);
        templates = List.copyOf(templates);
    }

    /** The engine whose folder has this name. */
    public static Engine load(TemplateFolders templates, String name) {
        if (!name.matches(NAME) || templates.file(name, FILE).isEmpty()) {
            throw unknown(templates, name);
        }
        return new EngineFile(templates, name).read();
    }

    /** As above, with the templates of this release alone. */
    public static Engine load(Path templatesDir, String name) {
        return load(TemplateFolders.of(templatesDir), name);
    }

    /** Every engine there are templates for, by name. */
    public static List<Engine> all(TemplateFolders templates) {
        return templates.engines().stream().map(name -> load(templates, name)).toList();
    }

    /** As above, with the templates of this release alone. */
    public static List<Engine> all(Path templatesDir) {
        return all(TemplateFolders.of(templatesDir));
    }

    /** The engine for a full version such as {@code suricata-7.0.10}; the name of a folder is understood as well. */
    public static Engine forVersion(TemplateFolders templates, String wanted) {
        return all(templates).stream()
                .filter(engine -> engine.covers(wanted))
                .findFirst()
                .orElseThrow(() -> unknown(templates, wanted));
    }

    /** As above, with the templates of this release alone. */
    public static Engine forVersion(Path templatesDir, String wanted) {
        return forVersion(TemplateFolders.of(templatesDir), wanted);
    }

    /** Whether this line is meant by a full version such as {@code suricata-7.0.10}, or by its own name. */
    public boolean covers(String wanted) {
        if (wanted.equals(name)) {
            return true;
        }
        String version = wanted.startsWith(product + "-") ? wanted.substring(product.length() + 1) : "";
        return version.matches("[0-9].*") && versions.contains(version);
    }

    private static EngineUnusable unknown(TemplateFolders templates, String wanted) {
        return new EngineUnusable("no templates for '%s': there are %s. Add a folder with an %s to %s to support another engine"
                .formatted(wanted, templates.engines(), FILE, templates));
    }
}
