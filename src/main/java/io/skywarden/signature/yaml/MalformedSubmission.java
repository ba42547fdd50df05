package io.skywarden.signature.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A document that is no signature yet, with everything that is wrong in it. */
public final class MalformedSubmission extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Complaint> complaints;

    public MalformedSubmission(List<Complaint> complaints) {
        super(complaints.stream().map(Complaint::toString).collect(Collectors.joining(System.lineSeparator())));
        this.complaints = List.copyOf(complaints);
    }

    /** At least one, in the order of the lines. */
    public List<Complaint> complaints() {
        return complaints;
    }
}
