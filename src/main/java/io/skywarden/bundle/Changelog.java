package io.skywarden.bundle;

import io.skywarden.bundle.Manifest.Entry;
import io.skywarden.rules.companion.MarkdownText;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
        Set<String> waited = Set.copyOf(before.get().waiting());
        Set<String> waits = Set.copyOf(now.waiting());
        Stream.concat(ids.stream().flatMap(id -> line(old.get(id), current.get(id), now).stream()),
                        current.values().stream().flatMap(entry -> action(Optional.ofNullable(old.get(entry.id())), entry, waited.contains(entry.id()), waits.contains(entry.id())).stream()))
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

    /** What a hit does now, and whether that waits for the conditions of the policy. Not a word of the action where the bundle before does not tell. */
    private static Optional<String> action(Optional<Entry> old, Entry now, boolean waited, boolean waits) {
        Optional<String> was = old.map(Entry::action).filter(action -> !action.isEmpty() && !action.equals(now.action()));
        if (was.isPresent()) {
            String why = waited == waits ? "" : waits ? " (until the conditions of the policy hold)" : " (the conditions of the policy hold)";
            return Optional.of("%s: a hit is now %s, and was %s%s".formatted(now.id(), now.action(), was.get(), why));
        }
        return waited == waits ? Optional.empty()
                : Optional.of((waits ? "%s only alerts for now" : "%s does what the policy says from now on").formatted(now.id()));
    }

    private static String off(String id, Manifest manifest) {
        return manifest.overrides().stream().filter(override -> override.id().equals(id))
                .map(override -> " (%s until %s: %s)".formatted(override.action(), override.until(), MarkdownText.plain(override.reason()))).collect(Collectors.joining());
    }

    private static Map<String, Entry> byId(Manifest manifest) {
        return manifest.signatures().stream().collect(Collectors.toMap(Entry::id, Function.identity(), (one, _) -> one, TreeMap::new));
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
