package io.skywarden.rules.sandbox;

import java.time.Duration;

/**
 * What templates of other people may cost.
 *
 * @param start until the process is ready, on a machine that is busy
 * @param rule for one rule
 * @param all for one process from its start
 * @param memory of the process's heap, in MiB
 * @param sources of all files of its folders together, in characters
 */
public record SandboxLimits(Duration start, Duration rule, Duration all, int memory, int sources) {

    public static final SandboxLimits DEFAULT =
            new SandboxLimits(Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofMinutes(5), 64, 1 << 20);
}
