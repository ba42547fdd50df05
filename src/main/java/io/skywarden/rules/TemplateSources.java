package io.skywarden.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The text of every template in some folders, the first folder's file where two have one name. Links are not followed. */
final class TemplateSources {

    private static final int DEEPEST = 4;

    private TemplateSources() {}

    /** @param most characters of all of them together */
    static Map<String, String> of(List<Path> folders, int most) {
        Map<String, String> sources = new TreeMap<>();
        for (Path folder : folders) {
            for (Path file : files(folder)) {
                sources.putIfAbsent(folder.relativize(file).toString().replace('\\', '/'), TemplateText.of(file, most));
            }
        }
        if (sources.values().stream().mapToLong(String::length).sum() > most) {
            throw new EngineUnusable("the templates in %s have more than %d characters together".formatted(folders.getFirst(), most));
        }
        return sources;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
            return files.filter(file -> file.toString().endsWith(".ftl") && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).sorted().toList();
        } catch (IOException e) {
            throw new EngineUnusable("the templates in %s cannot be listed".formatted(folder), e);
        }
    }
}
