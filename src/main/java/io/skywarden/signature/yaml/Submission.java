package io.skywarden.signature.yaml;

import io.skywarden.signature.Expectations;
import io.skywarden.signature.Signature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A signature sent as one document, YAML or JSON: the members of {@code signature.yaml}, optionally {@code proof} with
 * the members of {@code proof.yaml}, and {@code recipe} as text. It may come from anyone.
 */
public final class Submission {

    /** The longest document that is read, in characters. */
    public static final int LONGEST = 262_144;

    private static final int MOST_COMPLAINTS = 100;
    private static final Comparator<Complaint> BY_PLACE = Comparator.comparing(Complaint::line).thenComparing(Complaint::path);

    private final String place;
    private final List<Complaint> complaints = new ArrayList<>();

    private Submission(String place) {
        this.place = place;
    }

    /**
     * Reads a document. The texts of the answer are files of the tree: they hold what the document says, in the spelling
     * and order of the tree, and the recipe word for word.
     *
     * @param place what complaints call the document
     * @throws MalformedSubmission with every complaint (of many, the first hundred), when there is at least one
     */
    public static AuthoredSignature read(String document, String place) {
        Submission submission = new Submission(place);
        Optional<AuthoredSignature> read = submission.read(document);
        if (!submission.complaints.isEmpty()) {
            throw new MalformedSubmission(submission.first());
        }
        return read.orElseThrow();
    }

    private Optional<AuthoredSignature> read(String document) {
        if (document.length() > LONGEST) {
            complain("has %d characters, at most %d are read".formatted(document.length(), LONGEST));
            return Optional.empty();
        }
        return YamlDocument.read(place, asYaml(document), complaints).flatMap(this::read);
    }

    /** The two things in JSON that the parser of YAML does not know: tabs between values, and a slash that is escaped. */
    private static String asYaml(String document) {
        if (!document.stripLeading().startsWith("{")) {
            return document;
        }
        StringBuilder yaml = new StringBuilder(document.length());
        boolean quoted = false;
        for (int at = 0; at < document.length(); at++) {
            char c = document.charAt(at);
            quoted ^= c == '"';
            if (c == '\\' && quoted && at + 1 < document.length()) {
                char next = document.charAt(++at);
                yaml.append(next == '/' ? "" : "\\").append(next);
            } else {
                yaml.append(c == '\t' && !quoted ? ' ' : c);
            }
        }
        return yaml.toString();
    }

    private Optional<AuthoredSignature> read(Field document) {
        Map<String, Field> given = document.members(with(SignatureReader.REQUIRED, "recipe"), with(SignatureReader.OPTIONAL, "proof"));
        Optional<String> recipe = Optional.ofNullable(given.get("recipe")).flatMap(Submission::recipe);
        Expectations expectations = Optional.ofNullable(given.get("proof")).map(ExpectationsReader::expectations)
                .orElse(new Expectations(List.of()));
        return SignatureReader.signature(document, given, expectations).flatMap(signature -> recipe.flatMap(r -> authored(signature, r)));
    }

    private static Set<String> with(Set<String> names, String further) {
        Set<String> all = new HashSet<>(names);
        all.add(further);
        return all;
    }

    private static Optional<String> recipe(Field field) {
        Optional<String> recipe = field.prose();
        if (recipe.filter(String::isBlank).isPresent()) {
            field.complain("a recipe has at least one flow: flow NAME udp CLIENT:PORT -> SERVER:PORT hit");
        }
        return recipe.map(text -> text.endsWith("\n") ? text : text + "\n");
    }

    private Optional<AuthoredSignature> authored(Signature signature, String recipe) {
        String text = ReadableYaml.write(SignatureMembers.of(signature));
        String proof = signature.expectations().isEmpty()
                ? "" : ReadableYaml.write(SignatureMembers.of(signature.expectations()));
        if (Math.max(text.length(), proof.length()) > AuthoredText.LONGEST) {
            complain("says more than the catalogue keeps: split the signature");
            return Optional.empty();
        }
        return Optional.of(AuthoredSignature.of(signature, new AuthoredText(text, proof, recipe), place));
    }

    private void complain(String what) {
        complaints.add(new Complaint(place, 1, "", what));
    }

    private List<Complaint> first() {
        List<Complaint> all = complaints.stream().distinct().sorted(BY_PLACE).toList();
        List<Complaint> first = new ArrayList<>(all.subList(0, Math.min(all.size(), MOST_COMPLAINTS)));
        if (all.size() > MOST_COMPLAINTS) {
            first.add(new Complaint(place, 1, "", "has %d faults, these are the first %d".formatted(all.size(), MOST_COMPLAINTS)));
        }
        return first;
    }
}
