package io.skywarden.proof.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One capture before a running engine. The rules are loaded anew as a tenant that sees this capture only: Suricata keys its
 * threshold counts by tenant, and without that a count reaches from one capture into the next (seen in 8.0.8).
 */
record Judgement(EngineProcess engine, EngineFolder folder, int number) {

    private static final long NAP_NANOS = 1_000_000;
    /** Printed by both engines when a capture has been read; a damaged one, read up to the damage, counts as 0 files. */
    private static final Pattern READ = Pattern.compile("pcap: read (\\d+) files?, (\\d+) packets");
    private static final Pattern ERROR = Pattern.compile("(?m)^(?:E|Error): (.*)$");

    EngineResult of(Path capture, Duration limit) throws IOException {
        Deadline deadline = Deadline.in(limit);
        Path output = folder.output(number);
        long start = engine.printedSoFar();
        engine.duringSilence(() -> failIfStuck(start));
        loadRules(deadline);
        read(folder.rewind(), output, deadline);
        long before = engine.printedSoFar();
        read(capture, output, deadline);
        unloadRules(deadline);
        EngineResult result = result(output.resolve("eve.json"), engine.printedSince(before));
        EngineFolder.delete(output);
        return result;
    }

    private void read(Path capture, Path output, Deadline deadline) throws IOException {
        engine.ask("pcap-file",
                Map.of("filename", capture.toString(), "output-dir", output.toString(), "tenant", number), deadline);
        awaitIdle(deadline);
    }

    /** Both engines never answer again (7.0.10, 8.0.8) when the first capture they are given cannot be opened. */
    private void failIfStuck(long before) throws IOException {
        String printed = engine.printedSince(before);
        if (printed.contains("file reader thread failed to initialize")) {
            throw new IOException("the engine did not read it: " + firstError(printed).orElseThrow());
        }
    }

    private static Optional<String> firstError(String printed) {
        return ERROR.matcher(printed).results().findFirst().map(found -> found.group(1));
    }

    /** Whether the engine takes the rules at all; it refuses them all if it refuses one. */
    void tryRules(Deadline deadline) throws IOException {
        loadRules(deadline);
        unloadRules(deadline);
    }

    private void loadRules(Deadline deadline) throws IOException {
        engine.ask("register-tenant", Map.of("id", number, "filename", folder.tenant().toString()), deadline);
    }

    private void unloadRules(Deadline deadline) throws IOException {
        engine.ask("unregister-tenant", Map.of("id", number), deadline);
    }

    /**
     * Idle is: nothing waits, and nothing runs. A capture goes from the first to the second and is taken from there after all
     * its logs are closed, all on the thread that answers us; so the questions must come in this order, and both answers
     * together mean "done". Each question also wakes that thread, which would sleep for 100 ms otherwise.
     */
    private void awaitIdle(Deadline deadline) throws IOException {
        while (engine.ask("pcap-file-number", Map.of(), deadline).asInt() > 0
                || !engine.ask("pcap-current", Map.of(), deadline).asText().equals("None")) {
            if (deadline.passed()) {
                throw new IOException("not done within %s s".formatted(deadline.limit().toMillis() / 1000.0));
            }
            LockSupport.parkNanos(NAP_NANOS);
        }
    }

    /** Without the engine's own word that it read the capture, "no alerts" would mean nothing. */
    private static EngineResult result(Path eve, String printed) throws IOException {
        Optional<String> error = firstError(printed);
        Matcher read = READ.matcher(printed);
        if (!read.find() || (read.group(1).equals("0") && read.group(2).equals("0"))) {
            return new EngineResult.GaveUp("the engine did not read it: " + error.orElse("it does not say why"));
        }
        return new EngineResult.Judged(EveLog.alerts(eve), Long.parseLong(read.group(2)), error);
    }
}
