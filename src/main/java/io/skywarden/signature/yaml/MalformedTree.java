package io.skywarden.signature.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A folder of signatures that cannot be used as it is, with everything that is wrong in it. */
public final class MalformedTree extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Complaint> complaints;

    MalformedTree(List<Complaint> complaints) {
        super(complaints.stream().map(Complaint::toString).collect(Collectors.joining(System.lineSeparator())));
        this.complaints = List.copyOf(complaints);
    }

    /** At least one; files in order, lines in order. */
    public List<Complaint> complaints() {
        return complaints;
    }
}
