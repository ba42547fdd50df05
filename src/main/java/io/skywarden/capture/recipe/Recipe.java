package io.skywarden.capture.recipe;

import java.util.List;

/** What a synthetic capture holds: its flows, in the order they are played. */
public record Recipe(List<RecipeFlow> flows) {

    public Recipe {
        flows = List.copyOf(flows);
    }

    /**
     * Reads the text form.
     *
     * @param fileName what complaints call the text
     * @throws MalformedRecipe with every complaint there is
     */
    public static Recipe parse(String fileName, String text) {
        return new RecipeReader(fileName).read(text);
    }

    /** Which flows the signature must hit and which it must leave alone. */
    public List<FlowExpectation> expectations() {
        return flows.stream().map(RecipeFlow::expectation).toList();
    }
}
