package io.skywarden.signature;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which names are meant. Suffixes end at a label's border: {@code skype.com} means itself and what is below it, never
 * {@code notskype.com} and never {@code skype.com.evil.example}.
 */
public sealed interface NamePattern {

    /** The domain itself or any name below it. */
    record Under(DomainName domain) implements NamePattern {}

    /** This name and no other. */
    record Exactly(DomainName domain) implements NamePattern {}

    /** A name that begins with this text, if asked for below a domain. */
    record Starting(String text, Optional<DomainName> under) implements NamePattern {
        public Starting {
            text = fragment(text);
        }
    }

    /** A name below the domain whose label next to the domain ends with this text: {@code -teams} of {@code eu-teams.cloudapp.net}. */
    record LabelEnding(String text, DomainName under) implements NamePattern {
        public LabelEnding {
            text = fragment(text);
        }
    }

    /** A name with this text anywhere; for labels so peculiar that no other name holds them. */
    record Containing(String text) implements NamePattern {
        public Containing {
            text = fragment(text);
        }
    }

    /** Whether the observed name is meant; case and a trailing dot do not matter. */
    default boolean matches(String observed) {
        String name = DomainName.normalised(observed);
        return switch (this) {
            case Under(var domain) -> domain.covers(observed);
            case Exactly(var domain) -> name.equals(domain.value());
            case Starting(var text, var under) ->
                    name.startsWith(text) && under.map(domain -> name.endsWith("." + domain.value())).orElse(true);
            case LabelEnding(var text, var under) -> name.endsWith(text + "." + under.value());
            case Containing(var text) -> name.contains(text);
        };
    }

    private static String fragment(String text) {
        if (text == null || !FRAGMENT.matcher(text).matches()) {
            throw new MalformedSignature("name",
                    "'%s' is not a part of a name: 1 to 100 of a-z, 0-9, '.', '-' and '_'".formatted(text));
        }
        return text;
    }

    Pattern FRAGMENT = Pattern.compile("[a-z0-9._-]{1,100}");
}
