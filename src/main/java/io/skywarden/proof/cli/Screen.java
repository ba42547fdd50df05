package io.skywarden.proof.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** Where a person sees how far a proof has come. A pipe gets the report and nothing else. */
record Screen(CommandSpec spec) {

    void tell(String judge, int done, int all) {
        if (System.console() != null && System.console().isTerminal()) {
            PrintWriter screen = spec.commandLine().getErr();
            screen.printf("\r%s: %d of %d captures%s", judge, done, all, done == all ? "\n" : "");
            screen.flush();
        }
    }
}
