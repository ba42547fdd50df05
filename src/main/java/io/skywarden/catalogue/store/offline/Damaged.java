package io.skywarden.catalogue.store.offline;

import java.io.IOException;
import java.util.List;

/** An archive that is not what a backup wrote, or does not fit what it is to be restored into. */
public final class Damaged extends IOException {

    private static final long serialVersionUID = 1;

    private final transient List<String> faults;

    Damaged(String fault) {
        this(List.of(fault));
    }

    Damaged(List<String> faults) {
        super(String.join("; ", faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
