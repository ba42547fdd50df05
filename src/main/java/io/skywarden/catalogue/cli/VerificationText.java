package io.skywarden.catalogue.cli;

import io.skywarden.catalogue.Audit.Verification;
import java.io.PrintWriter;

/** What a verification found, for people and for {@code grep}. */
final class VerificationText {

    private VerificationText() {}

    static void print(Verification found, PrintWriter out) {
        found.faults().forEach(fault -> out.println("fault: " + fault));
        out.printf("%d records, %d versions, %d signatures: %s%n", found.records(), found.versions(), found.signatures(),
                found.holds() ? "whole" : "NOT WHOLE");
        out.println("end " + found.end());
        out.flush();
    }
}
