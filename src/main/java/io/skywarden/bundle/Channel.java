package io.skywarden.bundle;

import io.skywarden.signature.Signature;
import io.skywarden.signature.State;
import java.util.Locale;

/** Which signatures a sensor is willing to run. */
public enum Channel {
    /** Only signatures that are active: proven on a real capture. */
    STABLE,
    /** Also those never seen on real traffic. */
    EXPERIMENTAL;

    public boolean carries(Signature signature) {
        return switch (signature.state()) {
            case State.Active() -> true;
            case State.Experimental() -> this == EXPERIMENTAL;
            case State.Retired(var _) -> false;
        };
    }

    /** The word in paths and manifests. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
