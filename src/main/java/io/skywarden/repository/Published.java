package io.skywarden.repository;

import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The state that clients see: the versions of the four roles, when the timestamp ends, what is on offer, and whether
 * the call that returned this changed any of it.
 */
public record Published(long root, long targets, long snapshot, long timestamp, Instant expires,
        NavigableMap<TargetName, Sha256> offered, boolean changed) {

    static Published of(Standing standing, boolean changed) {
        NavigableMap<TargetName, Sha256> offered = new TreeMap<>();
        standing.targets().role().targets().forEach((name, file) -> offered.put(name, file.sha256()));
        return new Published(standing.root().role().version(), standing.targets().role().version(),
                standing.snapshot().role().version(), standing.timestamp().role().version(),
                standing.timestamp().role().expires(), Collections.unmodifiableNavigableMap(offered), changed);
    }
}
