package io.skywarden.catalogue.http;

import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.Refusal;

/** Reads the number of a version from a query. */
final class VersionNumber {

    private VersionNumber() {}

    static int of(String parameter, String given, int otherwise) {
        if (given == null) {
            return otherwise;
        }
        if (!given.matches("[1-9][0-9]{0,8}")) {
            throw new Refusal(new Problem(Kind.MALFORMED_REQUEST, "%s '%s' is not the number of a version".formatted(parameter, given)));
        }
        return Integer.parseInt(given);
    }
}
