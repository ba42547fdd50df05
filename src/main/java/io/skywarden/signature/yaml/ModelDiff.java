package io.skywarden.signature.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** What one version says and another does not. Spelling never shows, since both are canonical forms. */
public final class ModelDiff {

    /**
     * One difference. Values are as {@link CanonicalForm#members} has them, whole subtrees where one side has none.
     */
    public sealed interface Change {

        /** A JSON pointer (RFC 6901) into the form; for what was removed into the older one. */
        String pointer();
    }

    /** The newer version has a member or an element more. */
    public record Added(String pointer, Object after) implements Change {}

    /** The older version had a member or an element more. */
    public record Removed(String pointer, Object before) implements Change {}

    /** Both have it, with different values. */
    public record Changed(String pointer, Object before, Object after) implements Change {}

    private final List<Change> changes = new ArrayList<>();

    private ModelDiff() {}

    /**
     * The changes that lead from the older form to the newer, in order of the members' names. Lists are compared place by
     * place: an element put in front changes all that follow it.
     */
    public static List<Change> between(CanonicalForm older, CanonicalForm newer) {
        ModelDiff diff = new ModelDiff();
        diff.compare("", older.members(), newer.members());
        return List.copyOf(diff.changes);
    }

    private void compare(String pointer, Object before, Object after) {
        if (before instanceof Map<?, ?> was && after instanceof Map<?, ?> is) {
            TreeSet<Object> names = new TreeSet<>(was.keySet());
            names.addAll(is.keySet());
            names.forEach(name -> side(YamlDocument.pointer(pointer, (String) name), was.get(name), is.get(name)));
        } else if (before instanceof List<?> was && after instanceof List<?> is) {
            for (int i = 0; i < Math.max(was.size(), is.size()); i++) {
                side(pointer + "/" + i, i < was.size() ? was.get(i) : null, i < is.size() ? is.get(i) : null);
            }
        } else if (!before.equals(after)) {
            changes.add(new Changed(pointer, before, after));
        }
    }

    /** Forms know no null: it says that this side has none. */
    private void side(String pointer, Object before, Object after) {
        if (before == null) {
            changes.add(new Added(pointer, Objects.requireNonNull(after)));
        } else if (after == null) {
            changes.add(new Removed(pointer, before));
        } else {
            compare(pointer, before, after);
        }
    }
}
