package io.skywarden.capture.recipe;

/**
 * What is wrong with one line of a recipe.
 *
 * @param file what the recipe was called when it was read
 * @param line the first is 1
 */
public record RecipeComplaint(String file, int line, String what) {

    @Override
    public String toString() {
        return "%s:%d: %s".formatted(file, line, what);
    }
}
