package io.skywarden.capture.recipe;

import java.util.List;
import java.util.stream.Collectors;

/** A recipe that cannot be played: every complaint with its line. */
public final class MalformedRecipe extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<RecipeComplaint> complaints;

    MalformedRecipe(List<RecipeComplaint> complaints) {
        super(complaints.stream().map(RecipeComplaint::toString).collect(Collectors.joining("\n")));
        this.complaints = List.copyOf(complaints);
    }

    public List<RecipeComplaint> complaints() {
        return complaints;
    }
}
