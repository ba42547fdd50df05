package io.skywarden.signature;

/** Where a signature stands: shipped, shipped only to experimental channels, or kept for the record with a reason. */
public sealed interface State {

    /** Measured on a real capture, not always one that is at hand, and shipped. */
    record Active() implements State {}

    /** Never seen on real traffic: only experimental channels carry it. */
    record Experimental() implements State {}

    /** Not shipped. The reason is what a reader would otherwise have to rediscover. */
    record Retired(String reason) implements State {
        public Retired {
            if (reason == null || reason.isBlank()) {
                throw new MalformedSignature("retired", "a retired signature says why it was retired");
            }
        }
    }

    /** The word that the YAML form, the rules and the REST answers use. */
    default String word() {
        return switch (this) {
            case Active() -> "active";
            case Experimental() -> "experimental";
            case Retired(var _) -> "retired";
        };
    }
}
