package io.skywarden.rules.companion;

import io.skywarden.signature.yaml.Complaint;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A file of endpoints that cannot be used as it is, with everything that is wrong in it. */
public final class EndpointsUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EndpointsUnusable(List<Complaint> complaints) {
        super(complaints.stream().sorted(Comparator.comparing(Complaint::line)).map(Complaint::toString).collect(Collectors.joining("\n")));
    }
}
