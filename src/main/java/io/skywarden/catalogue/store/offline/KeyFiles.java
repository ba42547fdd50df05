package io.skywarden.catalogue.store.offline;

import io.skywarden.catalogue.store.DatabaseUnusable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of the data folder that sign, and what they signed. They are put in place together, or not at all. */
final class KeyFiles implements AutoCloseable {

    private static final List<String> FOLDERS = List.of("keys", "repository");
    /** No dot at the beginning of a part: neither "..", nor drafts and locks. */
    private static final Pattern NAME = Pattern.compile("(keys|repository)(/[A-Za-z0-9_][A-Za-z0-9._+%-]{0,200}){1,20}");
    private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> FOR_ALL = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--"));

    private final Path home;
    private final Optional<Path> draft;
    private final List<Path> placed = new ArrayList<>();
    private boolean kept;

    private KeyFiles(Path home, Optional<Path> draft) {
        this.home = home;
        this.draft = draft;
    }

    /** For an archive without any. */
    static KeyFiles none() {
        return new KeyFiles(Path.of(""), Optional.empty());
    }

    /** @throws DatabaseUnusable if there are some already */
    static KeyFiles into(Path home) throws IOException {
        for (String folder : FOLDERS) {
            if (Files.exists(home.resolve(folder))) {
                throw new DatabaseUnusable("%s is there already: move it away, since the archive brings its own".formatted(home.resolve(folder)));
            }
        }
        return new KeyFiles(home, Optional.of(Files.createTempDirectory(Files.createDirectories(home), ".restore-")));
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** All of a data folder. */
    static List<Path> in(Path home) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String folder : FOLDERS) {
            if (!Files.isDirectory(home.resolve(folder))) {
                continue;
            }
            try (Stream<Path> all = Files.walk(home.resolve(folder))) {
                all.filter(Files::isRegularFile).filter(file -> !home.relativize(file).toString().contains("/.")).sorted().forEach(found::add);
            }
        }
        found.stream().filter(file -> !isName(home.relativize(file).toString())).findFirst().ifPresent(strange -> {
            throw new DatabaseUnusable("%s is no file of ours: move it out of there".formatted(strange));
        });
        return found;
    }

    /** @param name one that {@link #isName} */
    void take(String name, InputStream bytes) throws IOException {
        Path file = draft.orElseThrow().resolve(name);
        Files.createDirectories(file.getParent());
        Files.createFile(file, name.startsWith("keys/") ? OWNER_ONLY : FOR_ALL);
        try (var out = Files.newOutputStream(file)) {
            bytes.transferTo(out);
        }
    }

    void place() throws IOException {
        List<Path> folders = draft.stream().flatMap(all -> FOLDERS.stream().map(all::resolve)).filter(Files::exists).toList();
        for (Path folder : folders) {
            if (folder.endsWith("keys")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            placed.add(Files.move(folder, home.resolve(folder.getFileName())));
        }
    }

    void keep() {
        kept = true;
    }

    @Override
    public void close() throws IOException {
        if (draft.isPresent()) {
            delete(draft.get());
        }
        if (!kept) {
            for (Path folder : placed) {
                delete(folder);
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
