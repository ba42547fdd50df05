package io.skywarden.bundle;

import io.skywarden.bundle.Manifest.Entry;
import io.skywarden.rules.companion.MarkdownText;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What changed for a sensor since the bundle before: {@code CHANGELOG.md} within the archive. */
final class Changelog {

    private static final Pattern BARS = Pattern.compile("\\|{2,}");

    private Changelog() {}

    static String of(Optional<Manifest> before, Manifest now) {
        StringBuilder text = new StringBuilder("# %s %s %s, version %d%n%n".formatted(
                now.channel(), now.engine(), now.policy(), now.version()).replace(System.lineSeparator(), "\n"));
        if (before.isEmpty()) {
            return text.append("The first bundle: %d signatures.\n".formatted(now.signatures().size())).toString();
        }
        Map<String, Entry> old = byId(before.get());
        Map<String, Entry> current = byId(now);
        TreeSet<String> ids = new TreeSet<>(old.keySet());
        ids.addAll(current.keySet());
        Stream.of(ids.stream().flatMap(id -> line(old.get(id), current.get(id), now).stream()),
                        ids.stream().filter(id -> old.containsKey(id) && current.containsKey(id)).flatMap(id -> action(old.get(id), current.get(id)).stream()),
                        waiting(before.get(), now)).flatMap(Function.identity())
                .forEach(line -> text.append("- ").append(line).append('\n'));
        return text.toString();
    }

    private static Optional<String> line(Entry old, Entry now, Manifest manifest) {
        if (old == null) {
            return Optional.of("added %s: %s".formatted(now.id(), MarkdownText.plain(now.title())));
        }
        if (now == null) {
            return Optional.of("removed %s: %s%s".formatted(old.id(), MarkdownText.plain(old.title()), off(old.id(), manifest)));
        }
        if (!old.rules().equals(now.rules())) {
            return Optional.of("changed %s: the rules mean something else".formatted(now.id()));
        }
        return old.equals(now.doing(old.action())) ? Optional.empty() : Optional.of("changed %s: only what is said about it".formatted(now.id()));
    }

    /** Not a word where the bundle before does not tell. */
    private static Optional<String> action(Entry old, Entry now) {
        return old.action().equals(now.action()) || old.action().isEmpty() ? Optional.empty()
                : Optional.of("%s: a hit is now %s, and was %s".formatted(now.id(), now.action(), old.action()));
    }

    private static String off(String id, Manifest manifest) {
        return manifest.overrides().stream().filter(override -> override.id().equals(id))
                .map(override -> " (%s until %s: %s)".formatted(override.action(), override.until(), MarkdownText.plain(override.reason()))).collect(Collectors.joining());
    }

    /** Who begins or ceases to wait for the conditions of the policy. */
    private static Stream<String> waiting(Manifest before, Manifest now) {
        Set<String> old = Set.copyOf(before.waiting());
        Set<String> current = Set.copyOf(now.waiting());
        return now.signatures().stream().map(Entry::id).filter(id -> old.contains(id) != current.contains(id))
                .map(id -> (current.contains(id) ? "%s only alerts for now" : "%s does what the policy says from now on").formatted(id));
    }

    private static Map<String, Entry> byId(Manifest manifest) {
        return manifest.signatures().stream().collect(Collectors.toMap(Entry::id, Function.identity()));
    }

    /** Rule ids and messages, in the first form of the format: {@code sid || msg}. */
    static String sidMsgMap(Manifest manifest) {
        Stream<String> path = manifest.path().stream().flatMap(allowed -> allowed.rules().stream())
                .map(rule -> "%d || SKYWARDEN allowed path of %s (%s)\n".formatted(rule.sid(), manifest.policy(), rule.part()));
        return Stream.concat(path, manifest.signatures().stream().flatMap(entry -> entry.rules().stream()
                        .map(rule -> rule.sid() + " || SKYWARDEN " + message(entry.title()) + (rule.helper() ? " (helper)\n" : "\n"))))
                .sorted().collect(Collectors.joining());
    }

    /** Two bars, however many stand in a row, would begin another field: a reference. */
    private static String message(String title) {
        return BARS.matcher(title).replaceAll("|");
    }
}
