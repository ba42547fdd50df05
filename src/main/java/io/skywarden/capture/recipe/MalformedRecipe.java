package io.skywarden.capture.recipe;

import java.util.List;

/** A recipe that cannot be played: every complaint as {@code file:line: what}. */
public final class MalformedRecipe extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> complaints;

    MalformedRecipe(List<String> complaints) {
        super(String.join("\n", complaints));
        this.complaints = List.copyOf(complaints);
    }

    public List<String> complaints() {
        return complaints;
    }
}
