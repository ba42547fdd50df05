package io.skywarden.catalogue;

import java.util.Locale;

/** Where a version stands on its way from an analyst's draft to the sensors and, one day, out of service. */
public enum Stage {
    /** Being written; nobody is asked to look at it yet. */
    DRAFT,
    /** Handed in: the service proves it. */
    SUBMITTED,
    /** Every judge said what its expectations say; a reviewer is asked. */
    PROVEN,
    /** Someone other than its author approved it; a publisher is asked. */
    APPROVED,
    /** In the next bundle, until a newer version is. */
    ACTIVE,
    /** Out of service with a reason; still judged, never shipped. */
    RETIRED;

    /** As answers spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
