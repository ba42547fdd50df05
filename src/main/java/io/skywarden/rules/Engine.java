package io.skywarden.rules;

import io.skywarden.rules.VersionRange.Version;
import io.skywarden.rules.plan.Dialect;
import io.skywarden.rules.plan.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of engine releases that share one way to write rules: a folder of the templates with its {@code engine.yaml}.
 *
 * @param name the folder's name, such as {@code suricata-8}
 * @param product the engine without its version, such as {@code suricata}
 * @param kinds the conditions it can say
 * @param longestRule the most characters of a rule that it reads as one
 * @param templates its folder, then the folders of the engines it extends
 */
public record Engine(
        String name, String product, VersionRange versions, Dialect dialect, Set<Kind> kinds, int longestRule,
        List<Path> templates) {

    static final String FILE = "engine.yaml";

    public Engine {
        kinds = Set.copyOf(kinds);
        templates = List.copyOf(templates);
    }

    /** The engine whose folder has this name. */
    public static Engine load(Path templatesDir, String name) {
        if (!name.matches("[a-z0-9][a-z0-9.-]{0,60}") || !Files.isRegularFile(templatesDir.resolve(name).resolve(FILE))) {
            throw unknown(templatesDir, name);
        }
        return new EngineFile(templatesDir, name).read();
    }

    /** Every engine there are templates for, by name. */
    public static List<Engine> all(Path templatesDir) {
        return names(templatesDir).stream().map(name -> load(templatesDir, name)).toList();
    }

    /** The engine for a full version such as {@code suricata-7.0.10}; the name of a folder is understood as well. */
    public static Engine forVersion(Path templatesDir, String wanted) {
        return all(templatesDir).stream()
                .filter(engine -> engine.covers(wanted))
                .findFirst()
                .orElseThrow(() -> unknown(templatesDir, wanted));
    }

    /** Whether this line is meant by a full version such as {@code suricata-7.0.10}, or by its own name. */
    public boolean covers(String wanted) {
        if (wanted.equals(name)) {
            return true;
        }
        String version = wanted.startsWith(product + "-") ? wanted.substring(product.length() + 1) : "";
        return version.matches("[0-9].*") && versions.contains(Version.parse(version));
    }

    private static EngineUnusable unknown(Path templatesDir, String wanted) {
        return new EngineUnusable("no templates for '%s': there are %s. Add a folder with an %s to %s to support another engine"
                .formatted(wanted, names(templatesDir), FILE, templatesDir));
    }

    private static List<String> names(Path templatesDir) {
        try (Stream<Path> folders = Files.list(templatesDir)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve(FILE)))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new EngineUnusable("the rule templates in %s cannot be listed".formatted(templatesDir), e);
        }
    }
}
