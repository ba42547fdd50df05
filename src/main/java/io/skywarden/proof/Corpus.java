package io.skywarden.proof;

import io.skywarden.capture.CaptureReader;
import io.skywarden.capture.recipe.MalformedRecipe;
import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** All captures of a proof: one built from each signature's recipe, and the real ones at hand. */
public final class Corpus {

    /** Captures below a folder of this name hold nothing of the Skype family. */
    private static final String INNOCENT = "negative";

    private static final List<String> ENDINGS = List.of(".pcap", ".pcapng", ".cap");

    private Corpus() {}

    /**
     * Builds the synthetic captures into the work folder.
     *
     * @throws UnusableInput with all that is wrong in all recipes
     */
    public static List<TestedCapture> synthetic(Collection<AuthoredSignature> signatures, Path workFolder) {
        List<String> complaints = new ArrayList<>();
        List<TestedCapture> captures = new ArrayList<>();
        for (AuthoredSignature authored : signatures) {
            try {
                captures.add(build(authored, Recipe.parse(authored.recipePlace(), authored.text().recipe()), workFolder));
            } catch (MalformedRecipe malformed) {
                malformed.complaints().forEach(complaint -> complaints.add(complaint.toString()));
            }
        }
        if (!complaints.isEmpty()) {
            throw new UnusableInput(String.join(System.lineSeparator(), complaints));
        }
        return captures;
    }

    private static TestedCapture build(AuthoredSignature authored, Recipe recipe, Path workFolder) {
        var id = authored.signature().id();
        Path file = workFolder.resolve(id + ".pcap");
        try {
            Files.createDirectories(workFolder);
            Files.write(file, SyntheticCapture.pcap(recipe, id.value()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the synthetic capture " + file, e);
        }
        Map<FlowTuple, Boolean> flows = new LinkedHashMap<>();
        recipe.expectations().forEach(flow -> flows.put(FlowTuple.of(flow.flow()), flow.hit()));
        return new TestedCapture.Synthetic(id, file, flows);
    }

    /**
     * The real captures below a folder, in order of their name.
     *
     * @param truthFile what their flows really are; without one, the folder's own truth.tsv if there is one
     */
    public static List<TestedCapture> real(Path folder, Optional<Path> truthFile) {
        return real(folder, truthFile, file -> CaptureReader.digest(file).hex());
    }

    /** @param digests the SHA-256 of a file's bytes, for whoever knows it without reading them all again */
    static List<TestedCapture> real(Path folder, Optional<Path> truthFile, Function<Path, String> digests) {
        if (!Files.isDirectory(folder)) {
            throw new UnusableInput("%s: is not a folder of captures".formatted(folder));
        }
        TruthTable truth = truthFile.or(() -> Optional.of(folder.resolve("truth.tsv")).filter(Files::exists))
                .map(TruthTable::read).orElse(TruthTable.empty());
        return files(folder).stream().map(file -> real(folder, file, truth, digests)).toList();
    }

    /** What the real captures below a folder are called, in that order. */
    public static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UnusableInput("%s: is not a folder of captures".formatted(folder));
        }
        return files(folder).stream().map(file -> name(folder, file)).toList();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Corpus::isCapture).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static boolean isCapture(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static TestedCapture real(Path folder, Path file, TruthTable truth, Function<Path, String> digests) {
        Path relative = folder.relativize(file);
        String name = name(folder, file);
        boolean innocent = relative.getNameCount() > 1 && relative.getName(0).toString().equals(INNOCENT);
        return new TestedCapture.Real(name, file, digests.apply(file), innocent, truth.of(name));
    }
}
