package io.skywarden.signature.yaml;

import io.skywarden.signature.Expectations;
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** A folder of signatures: below it, every folder with a {@code signature.yaml} is one. */
public final class SignatureTree {

    private static final String SIGNATURE = "signature.yaml";
    private static final String PROOF = "proof.yaml";
    private static final String RECIPE = "recipe.txt";
    private static final Comparator<Complaint> BY_PLACE =
            Comparator.comparing(Complaint::file).thenComparing(Complaint::line).thenComparing(Complaint::path);

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
        Expectations expectations = Files.exists(folder.resolve(PROOF))
                ? field(folder.resolve(PROOF)).map(ExpectationsReader::expectations).orElse(new Expectations(List.of()))
                : new Expectations(List.of());
        Path recipe = folder.resolve(RECIPE);
        if (!Files.isRegularFile(recipe)) {
            complain(recipe, "is missing: every signature has a recipe, so that it can be proven without real captures");
        }
        Optional<Signature> signature = field(folder.resolve(SIGNATURE))
                .flatMap(field -> SignatureReader.signature(field, expectations));
        signature.ifPresent(read -> checkFolderName(folder, read.id()));
        return signature.filter(_ -> Files.isRegularFile(recipe))
                .map(read -> new AuthoredSignature(read, folder, text(recipe), recipe, contentHash(folder)));
    }

    private void checkFolderName(Path folder, SignatureId id) {
        String name = folder.getFileName().toString();
        if (!name.equals(id.value()) && !name.startsWith(id.value() + "-")) {
            complain(folder.resolve(SIGNATURE), "the folder is named '%s' but the id is %s: name it %s-…".formatted(name, id, id));
        }
    }

    private void refuseDoubles(List<AuthoredSignature> all) {
        Map<String, Path> seen = new HashMap<>();
        for (AuthoredSignature authored : all) {
            Path earlier = seen.putIfAbsent(authored.signature().id().value().toLowerCase(java.util.Locale.ROOT), authored.folder());
            if (earlier != null) {
                complain(authored.folder().resolve(SIGNATURE), "%s has the same id".formatted(earlier));
            }
        }
    }

    private Optional<Field> field(Path file) {
        int before = complaints.size();
        String text = text(file);
        if (complaints.size() > before) {
            return Optional.empty();
        }
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        try {
            Node node = new Yaml(new SafeConstructor(options)).compose(new java.io.StringReader(text));
            if (node == null) {
                complain(file, "is empty");
                return Optional.empty();
            }
            return Optional.of(new Field(file, "", node, complaints));
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null ? 1 : broken.getProblemMark().getLine() + 1;
            complaints.add(new Complaint(file, line, "", "is not YAML: " + broken.getProblem()));
            return Optional.empty();
        } catch (YAMLException unreadable) {
            complain(file, "is not YAML: " + unreadable.getMessage().lines().findFirst().orElse("unreadable"));
            return Optional.empty();
        }
    }

    private String text(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException notUtf8) {
            complain(file, "is not UTF-8 text");
            return "";
        } catch (IOException e) {
            complain(file, "cannot be read: " + e.getMessage());
            return "";
        }
    }

    private static String contentHash(Path folder) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String name : List.of(SIGNATURE, PROOF, RECIPE)) {
                Path file = folder.resolve(name);
                byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
                sha256.update((name + " " + bytes.length + "\n").getBytes(StandardCharsets.US_ASCII));
                sha256.update(bytes);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException("cannot digest " + folder, e);
        }
    }

    private void complain(Path file, String what) {
        complaints.add(new Complaint(file, 1, "", what));
    }
}
