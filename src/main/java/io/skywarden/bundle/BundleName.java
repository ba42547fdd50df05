package io.skywarden.bundle;

import io.skywarden.rules.Engine;
import io.skywarden.rules.policy.Policy;

/** Which bundle: for an engine, under a policy, on a channel. */
public record BundleName(Channel channel, Engine engine, Policy policy) {

    /** The archive's file name, the same for all, as clients cache by URL. */
    public static final String FILE = "skype.rules.tar.gz";

    /** Where the bundle stands in the repository: {@code rules/stable/suricata-8/monitor/skype.rules.tar.gz}. */
    public String path() {
        return "rules/%s/%s/%s/%s".formatted(channel.slug(), engine.name(), policy.slug(), FILE);
    }

    @Override
    public String toString() {
        return "%s %s %s".formatted(channel.slug(), engine.name(), policy.slug());
    }
}
