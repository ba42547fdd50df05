package io.skywarden.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where rule templates lie: those of this release, and over them those of the people who run it. A folder of theirs with a new name is a
 * new engine; one with a name of ours replaces the files it holds.
 *
 * @param users templates that nobody here has reviewed: they are run only in a process of their own, and so is what lies in the place of ours and differs from it
 */
public record TemplateFolders(Path shipped, Optional<Path> users) {

    /** Only those of this release. */
    public static TemplateFolders of(Path shipped) {
        return new TemplateFolders(shipped, Optional.empty());
    }

    /** The folders of this name that there are, the users' before ours. */
    List<Path> named(String name) {
        return all().map(folder -> folder.resolve(name)).filter(Files::isDirectory).map(TemplateFolders::inPlace).toList();
    }

    private static Path inPlace(Path folder) {
        if (Files.isSymbolicLink(folder)) {
            throw new EngineUnusable("%s is a link: templates are read from their own folder only, so put a copy there".formatted(folder));
        }
        return folder;
    }

    /** A file of an engine's folder, the users' one if there is one. */
    Optional<Path> file(String engine, String name) {
        return named(engine).stream().map(folder -> folder.resolve(name)).filter(Files::isRegularFile).findFirst();
    }

    boolean isUsers(Path folder) {
        return users.filter(folder::startsWith).isPresent();
    }

    /** The names of all folders that say what an engine is. */
    List<String> engines() {
        return all().flatMap(folder -> list(folder).stream())
                .filter(folder -> Files.isRegularFile(folder.resolve(Engine.FILE)))
                .map(folder -> folder.getFileName().toString())
                .sorted().distinct().toList();
    }

    private Stream<Path> all() {
        return Stream.concat(users.stream(), Stream.of(shipped));
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.toList();
        } catch (IOException e) {
            throw new EngineUnusable("the rule templates in %s cannot be listed".formatted(folder), e);
        }
    }

    @Override
    public String toString() {
        return users.map(folder -> folder + " or ").orElse("") + shipped;
    }
}
