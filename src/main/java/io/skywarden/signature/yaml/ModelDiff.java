package io.skywarden.signature.yaml;
import java.util.List;
/** Placeholder. */
public final class ModelDiff {
    private ModelDiff() {}
    /** One. */
    public record Change(String pointer, String before, String after) {}
    /** All. */
    public static List<Change> between(CanonicalForm before, CanonicalForm after) { return List.of(); }
}
