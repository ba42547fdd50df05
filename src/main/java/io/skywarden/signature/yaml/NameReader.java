package io.skywarden.signature.yaml;

import io.skywarden.signature.DomainName;
import io.skywarden.signature.NamePattern;
import io.skywarden.signature.SessionShows.Text;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads which names and texts are meant. */
final class NameReader {

    private NameReader() {}

    static Optional<NamePattern> name(Field field) {
        Map<String, Field> given = field.members(Set.of(), Set.of("under", "exactly", "starting", "ending", "containing"));
        Optional<DomainName> under = domain(given.get("under"));
        if (given.keySet().equals(Set.of("under"))) {
            return under.map(NamePattern.Under::new);
        }
        if (given.keySet().equals(Set.of("exactly"))) {
            return domain(given.get("exactly")).map(NamePattern.Exactly::new);
        }
        if (given.keySet().equals(Set.of("containing"))) {
            return given.get("containing").as(NamePattern.Containing::new);
        }
        if (given.keySet().equals(Set.of("starting"))) {
            return given.get("starting").as(text -> new NamePattern.Starting(text, Optional.empty()));
        }
        if (given.keySet().equals(Set.of("starting", "under"))) {
            return under.flatMap(u -> given.get("starting").as(text -> new NamePattern.Starting(text, Optional.of(u))));
        }
        if (given.keySet().equals(Set.of("ending", "under"))) {
            return under.flatMap(u -> given.get("ending").as(text -> new NamePattern.LabelEnding(text, u)));
        }
        field.complain("a name is one of {under}, {exactly}, {containing}, {starting}, {starting, under}, {ending, under}");
        return Optional.empty();
    }

    /** For certificates: only suffixes make sense there. */
    static Optional<DomainName> suffix(Field field) {
        return domain(field.members(Set.of("under"), Set.of()).get("under"));
    }

    private static Optional<DomainName> domain(Field field) {
        return field == null ? Optional.empty() : field.as(DomainName::new);
    }

    static Optional<Text> text(Field field) {
        Map<String, Field> given = field.members(Set.of(), Set.of("containing", "starting"));
        if (given.keySet().equals(Set.of("containing"))) {
            return given.get("containing").as(text -> new Text(text, false));
        }
        if (given.keySet().equals(Set.of("starting"))) {
            return given.get("starting").as(text -> new Text(text, true));
        }
        field.complain("a text is one of {containing}, {starting}");
        return Optional.empty();
    }
}
