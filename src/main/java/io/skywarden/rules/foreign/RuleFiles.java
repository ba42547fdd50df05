package io.skywarden.rules.foreign;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** The rule files a user names: files, folders of {@code .rules}, {@code .tar.gz} archives of them, {@code -} for the input. */
public final class RuleFiles {

    private static final String ENDING = ".rules";

    private final InputStream input;
    private final List<RuleFile> files = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    private RuleFiles(InputStream input) {
        this.input = input;
    }

    /** Reads all that can be read; what cannot is among the {@link #troubles}. */
    public static RuleFiles read(List<String> names, InputStream input) {
        RuleFiles files = new RuleFiles(input);
        new LinkedHashSet<>(names).forEach(files::open);
        return files;
    }

    public List<RuleFile> files() {
        return List.copyOf(files);
    }

    /** One line each: what could not be read, and what to do. */
    public List<String> troubles() {
        return List.copyOf(troubles);
    }

    private void open(String name) {
        try {
            Path path = Path.of(name);
            if (name.equals("-")) {
                files.add(RuleFileReader.read("standard input", input));
            } else if (!Files.exists(path)) {
                troubles.add("%s: there is no such file or folder: mend the path".formatted(name));
            } else if (Files.isDirectory(path)) {
                folder(path);
            } else if (name.endsWith(".tar.gz") || name.endsWith(".tgz")) {
                archive(path);
            } else {
                file(path);
            }
        } catch (InvalidPathException e) {
            troubles.add("%s: this is no path: %s".formatted(name, e.getReason()));
        } catch (IOException e) {
            troubles.add("%s: the input broke off (%s): run this again".formatted(name, e.getMessage()));
        }
    }

    private void folder(Path folder) {
        try (Stream<Path> all = Files.walk(folder.toRealPath())) {
            List<Path> found = all.filter(file -> file.toString().endsWith(ENDING) && Files.isRegularFile(file)).sorted().toList();
            found.forEach(this::file);
            refuseNone(folder, found.isEmpty());
        } catch (IOException | UncheckedIOException e) {
            troubles.add("%s: the folder cannot be listed (%s): mend its rights, or name the files in it".formatted(folder, e.getMessage()));
        }
    }

    private void refuseNone(Path place, boolean none) {
        if (none) {
            troubles.add("%s: holds no file that ends in %s: name the rule files themselves".formatted(place, ENDING));
        }
    }

    private void file(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            files.add(RuleFileReader.read(file.toString(), bytes));
        } catch (AccessDeniedException e) {
            troubles.add("%s: you may not read it: mend its rights, or run this as a user who may".formatted(file));
        } catch (IOException e) {
            troubles.add("%s: cannot be read (%s)".formatted(file, e.getMessage()));
        }
    }

    private void archive(Path archive) {
        int before = files.size();
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(archive));
                InputStream plain = GzipCompressorInputStream.builder().setInputStream(bytes).setDecompressConcatenated(true).get();
                TarArchiveInputStream tar = new TarArchiveInputStream(plain)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile() && entry.getName().endsWith(ENDING)) {
                    files.add(RuleFileReader.read(archive + "!" + entry.getName(), tar));
                }
            }
            refuseNone(archive, files.size() == before);
        } catch (AccessDeniedException e) {
            troubles.add("%s: you may not read it: mend its rights, or run this as a user who may".formatted(archive));
        } catch (IOException | IllegalArgumentException e) {
            troubles.add("%s: is no whole .tar.gz (%s): fetch it anew, or name the rule files themselves".formatted(archive, e.getMessage()));
        }
    }
}
