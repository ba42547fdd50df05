package io.skywarden.signature;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A word that people group signatures by; it says nothing about what is detected. */
public record Tag(String value) implements Comparable<Tag> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,29}");
    private static final int MOST = 16;

    public Tag {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new MalformedSignature("tags", "'%s' is no tag: a small letter, then up to 29 small letters, digits or '-'".formatted(value));
        }
    }

    /** The tags of one signature in their only order: few of them, each once. */
    public static List<Tag> checked(List<Tag> tags) {
        if (tags.size() > MOST) {
            throw new MalformedSignature("tags", "%d tags, at most %d".formatted(tags.size(), MOST));
        }
        Set<Tag> seen = new HashSet<>();
        tags.stream().filter(tag -> !seen.add(tag)).findFirst().ifPresent(twice -> {
            throw new MalformedSignature("tags", "'%s' stands here twice".formatted(twice));
        });
        return tags.stream().sorted().toList();
    }

    @Override
    public int compareTo(Tag other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
