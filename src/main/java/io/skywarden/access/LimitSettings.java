package io.skywarden.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What an operator may set of the limits, by their names: {@code skywarden.limits.login-user.burst}. */
@ConfigMapping(prefix = "skywarden.limits")
public interface LimitSettings {

    @WithParentName
    Map<String, Allowance> byName();

    /** One limit; what is absent stays as the limit's owner has it. */
    interface Allowance {

        /** How many at once, after a pause. */
        OptionalInt burst();

        /** How many in the long run. */
        OptionalDouble perMinute();
    }
}
