package io.skywarden.signature.yaml;

import io.skywarden.signature.Signature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a signature says, in one spelling only: two signatures mean the same exactly when these are equal. The JSON is a
 * document that {@link Submission} reads. It may be written at the first question for it: who only judges captures never asks.
 */
public final class CanonicalForm {

    private record Written(String json, String contentHash) {}

    private final Supplier<String> writer;
    /** Written twice by two threads at worst, and then the same. */
    private volatile Written written;

    private CanonicalForm(Supplier<String> writer) {
        this.writer = writer;
    }

    /**
     * A form that was kept.
     *
     * @param json the members of the signature, its {@code proof} if it has one and its {@code recipe}, as RFC 8785 writes JSON
     * @param contentHash SHA-256 of that in UTF-8, in lower-case hexadecimal
     * @throws IllegalArgumentException if the text is not JSON in its canonical spelling, or the hash is another's
     */
    public CanonicalForm(String json, String contentHash) {
        this(() -> json);
        if (!contentHash.equals(sha256(json))) {
            throw new IllegalArgumentException("%s is not the hash of this content".formatted(contentHash));
        }
        if (!(JsonText.read(json) instanceof Map<?, ?> members) || !SortedJson.write(members).equals(json)) {
            throw new IllegalArgumentException("this is JSON, but not in its canonical form");
        }
        written = new Written(json, contentHash);
    }

    private Written written() {
        if (written == null) {
            String json = writer.get();
            written = new Written(json, sha256(json));
        }
        return written;
    }

    /** The members of the signature, its {@code proof} if it has one and its {@code recipe}, as RFC 8785 writes JSON. */
    public String json() {
        return written().json();
    }

    /** SHA-256 of the JSON in UTF-8, in lower-case hexadecimal. */
    public String contentHash() {
        return written().contentHash();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CanonicalForm form && form.json().equals(json());
    }

    @Override
    public int hashCode() {
        return json().hashCode();
    }

    @Override
    public String toString() {
        return json();
    }

    /**
     * The form of a signature with its recipe.
     *
     * @param recipe as its author wrote it; comments, blank lines and blanks at the ends of lines say nothing
     */
    public static CanonicalForm of(Signature signature, String recipe) {
        return ofJson(json(signature, recipe));
    }

    /** The same, written when somebody asks: for texts that were UTF-8, and so hold nothing that JSON cannot say. */
    static CanonicalForm later(Signature signature, String recipe) {
        return new CanonicalForm(() -> json(signature, recipe));
    }

    private static String json(Signature signature, String recipe) {
        SortedMap<String, Object> members = SignatureMembers.of(signature);
        if (!signature.expectations().isEmpty()) {
            members.put("proof", SignatureMembers.of(signature.expectations()));
        }
        members.put("recipe", recipe.lines().map(CanonicalForm::withoutComment).map(String::strip)
                .filter(line -> !line.isEmpty()).map(line -> line + "\n").collect(Collectors.joining()));
        return SortedJson.write(members);
    }

    /**
     * The form whose text was kept.
     *
     * @throws IllegalArgumentException if the text is not JSON in its canonical spelling
     */
    public static CanonicalForm ofJson(String json) {
        return new CanonicalForm(json, sha256(json));
    }

    /** The content as sorted maps, lists, texts, whole numbers and truth values. */
    @SuppressWarnings("unchecked")
    public SortedMap<String, Object> members() {
        return (SortedMap<String, Object>) JsonText.read(json());
    }

    /** A {@code #} outside quotes begins a comment; within quotes a backslash takes the next character with it. */
    private static String withoutComment(String line) {
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '#' && !quoted) {
                return line.substring(0, at);
            }
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                at++;
            }
        }
        return line;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
