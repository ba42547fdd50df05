package io.skywarden.signature.yaml;

import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of signatures: below it, every folder with a {@code signature.yaml} is one. */
public final class SignatureTree {

    private static final String SIGNATURE = SignatureText.SIGNATURE;
    private static final String PROOF = SignatureText.PROOF;
    private static final String RECIPE = SignatureText.RECIPE;
    private static final Comparator<Complaint> BY_PLACE =
            Comparator.comparing(Complaint::place).thenComparing(Complaint::line).thenComparing(Complaint::path);

    private final Path root;
    private final List<Complaint> complaints = new ArrayList<>();

    private SignatureTree(Path root) {
        this.root = root;
    }

    /**
     * Reads all signatures below the folder, in order of their id.
     *
     * @throws MalformedTree with every complaint about every file, when there is at least one
     */
    public static List<AuthoredSignature> read(Path root) {
        return new SignatureTree(root).readAll();
    }

    private List<AuthoredSignature> readAll() {
        List<AuthoredSignature> all = folders().stream().flatMap(folder -> readOne(folder).stream()).toList();
        refuseDoubles(all);
        if (all.isEmpty() && complaints.isEmpty()) {
            complain(root, "no folder below holds a " + SIGNATURE);
        }
        if (!complaints.isEmpty()) {
            throw new MalformedTree(complaints.stream().sorted(BY_PLACE).toList());
        }
        return all.stream().sorted(Comparator.comparing(authored -> authored.signature().id())).toList();
    }

    private List<Path> folders() {
        if (!Files.isDirectory(root)) {
            complain(root, "is not a folder");
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.endsWith(SIGNATURE)).map(Path::getParent).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<AuthoredSignature> readOne(Path folder) {
        if (!Files.isRegularFile(folder.resolve(RECIPE))) {
            complain(folder.resolve(RECIPE), "is missing: every signature has a recipe, so that it can be proven without real captures");
        }
        Optional<AuthoredText> texts = texts(folder);
        Optional<Signature> signature = texts.flatMap(text -> SignatureText.read(folder.toString(), text, complaints));
        signature.ifPresent(read -> checkFolderName(folder, read.id()));
        return signature.map(read -> AuthoredSignature.inTree(read, texts.get(), folder.toString()));
    }

    /** A file that is not there is an empty text. */
    private Optional<AuthoredText> texts(Path folder) {
        Optional<String> signature = text(folder.resolve(SIGNATURE));
        Optional<String> proof = text(folder.resolve(PROOF));
        Optional<String> recipe = text(folder.resolve(RECIPE));
        return signature.flatMap(s -> proof.flatMap(p -> recipe.map(r -> new AuthoredText(s, p, r))));
    }

    private void checkFolderName(Path folder, SignatureId id) {
        String name = folder.getFileName().toString();
        if (!name.equals(id.value()) && !name.startsWith(id.value() + "-")) {
            complain(folder.resolve(SIGNATURE), "the folder is named '%s' but the id is %s: name it %s-…".formatted(name, id, id));
        }
    }

    private void refuseDoubles(List<AuthoredSignature> all) {
        Map<String, String> seen = new HashMap<>();
        for (AuthoredSignature authored : all) {
            String earlier = seen.putIfAbsent(authored.signature().id().value().toLowerCase(Locale.ROOT), authored.place());
            if (earlier != null) {
                complain(Path.of(authored.place(), SIGNATURE), "%s has the same id".formatted(earlier));
            }
        }
    }

    private Optional<String> text(Path file) {
        return Files.exists(file) ? new TextFile(file).read(complaints) : Optional.of("");
    }

    private void complain(Path file, String what) {
        complaints.add(new Complaint(file.toString(), 1, "", what));
    }
}
