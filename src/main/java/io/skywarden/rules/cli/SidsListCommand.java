package io.skywarden.rules.cli;

import io.skywarden.rules.SidLock;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code skywarden sids list}: one line for each number, in the order of numbers, separated by tabs. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List sid, rev, signature, part, and whether it is retired.",
        exitCodeListHeading = "Exit codes:%n", exitCodeList = {"0:listed", "2:could not run"})
final class SidsListCommand implements Callable<Integer> {

    @Mixin
    private SignaturesOption signatures;

    @Spec
    private CommandSpec spec;

    SidsListCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.println("sid\trev\tsignature\tpart\tstate");
        signatures.recordedSids().lines().stream().sorted(Comparator.comparing(SidLock.Line::sid)).forEach(line ->
                out.printf("%d\t%d\t%s\t%s\t%s%n", line.sid(), line.rev(), line.key().signature(), line.key().part(),
                        line.retired() ? "retired" : "current"));
        out.flush();
        return 0;
    }
}
