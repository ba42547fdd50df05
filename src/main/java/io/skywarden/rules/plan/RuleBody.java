package io.skywarden.rules.plan;

import java.util.List;
import java.util.Optional;

/** The header fields of a rule and its options in order. Values are escaped already: a template only lays them out. */
public record RuleBody(String protocol, Side source, Side destination, List<Option> options) {

    public RuleBody {
        options = List.copyOf(options);
    }

    /** Addresses and ports as the engine writes them. */
    public record Side(String addresses, String ports) {}

    /** A keyword, alone or with its value. */
    public record Option(String keyword, Optional<String> value) {

        public static Option of(String keyword) {
            return new Option(keyword, Optional.empty());
        }

        public static Option of(String keyword, String value) {
            return new Option(keyword, Optional.of(value));
        }

        public static Option of(String keyword, int value) {
            return of(keyword, Integer.toString(value));
        }
    }
}
