package io.skywarden.signature;

import java.util.List;

/**
 * How a kind of Skype-family traffic shows itself, who found that out, and what its proof must find.
 *
 * @param tags in order, each once
 */
public record Signature(
        SignatureId id,
        String title,
        Family family,
        Era era,
        Confidence confidence,
        State state,
        String description,
        List<Source> sources,
        Detection detection,
        Expectations expectations,
        List<Tag> tags) {

    private static final int LONGEST_TITLE = 120;

    public Signature {
        checkedTitle(title);
        if (description.isBlank()) {
            throw new MalformedSignature("description", "a description says what is seen and what may be mistaken for it");
        }
        if (sources.isEmpty()) {
            throw new MalformedSignature("sources", "a signature names at least one source");
        }
        sources = List.copyOf(sources);
        tags = Tag.checked(tags);
    }

    /** Without tags. */
    public Signature(SignatureId id, String title, Family family, Era era, Confidence confidence, State state, String description,
            List<Source> sources, Detection detection, Expectations expectations) {
        this(id, title, family, era, confidence, state, description, sources, detection, expectations, List.of());
    }

    /** The title itself, if a signature may be called so; it goes into rule text. */
    public static String checkedTitle(String title) {
        if (!title.matches("[\\x20-\\x7e]{3," + LONGEST_TITLE + "}")) {
            throw new MalformedSignature("title", "a title is 3 to 120 printable ASCII characters");
        }
        return title;
    }
}
