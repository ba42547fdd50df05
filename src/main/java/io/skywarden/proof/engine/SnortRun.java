package io.skywarden.proof.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/**
 * One process of Snort that reads some captures, one behind the other. Each of them has a thread of its own, so neither flows nor
 * flowbits outlive it (3.11.1: main.cc makes an Analyzer for each; a test plays two halves of a sequence from two files).
 */
final class SnortRun {

    private static final long NAP_MILLIS = 5;
    /** Both name the capture by the file we call it; the first says it was read up to there, the second that it was not. */
    private static final Pattern DAMAGED = Pattern.compile("Error receiving message from the DAQ instance \\((.*)\\): (.*)");
    private static final Pattern UNREAD = Pattern.compile("Couldn't start DAQ instance \\((.*)\\): (.*)");

    /** Where it works. */
    record Place(Path root) {
        Path printed() {
            return root.resolve("printed.log");
        }

        Path list() {
            return root.resolve("captures.txt");
        }

        Path alerts() {
            return root.resolve("alert_json.txt");
        }

        /** What we call it; the names of captures are anybody's. */
        Path capture(int number) {
            return root.resolve(number + ".pcap");
        }
    }

    private final Place place;
    private final List<Path> captures;
    private final SnortAlerts alerts;

    SnortRun(Place place, List<Path> captures) {
        this.place = place;
        this.captures = captures;
        this.alerts = new SnortAlerts(place.alerts());
    }

    /**
     * The results of the captures that it came through, and of the one that ended it; what is left is for the next run.
     *
     * @param limit for each capture, and for the start
     */
    List<EngineResult> results(List<String> words, Path endMark, Duration limit, IntConsumer judged) throws IOException {
        List<String> files = new ArrayList<>();
        for (int i = 0; i < captures.size(); i++) {
            files.add(Files.createSymbolicLink(place.capture(i), captures.get(i).toAbsolutePath()).toString());
            files.add(endMark.toString());
        }
        Files.write(place.list(), files);
        Process process = EngineProcess.builder(with(words), place.printed()).start();
        Thread atExit = new Thread(process::destroyForcibly, "end of snort " + process.pid());
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            Optional<String> broken = follow(process, limit, judged);
            return results(broken);
        } finally {
            process.destroyForcibly();
            Runtime.getRuntime().removeShutdownHook(atExit);
        }
    }

    private List<String> with(List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("-q", "--pcap-file", place.list().toString()));
        return all;
    }

    /** Why it did not come through all of them, if so. */
    private Optional<String> follow(Process process, Duration limit, IntConsumer judged) throws IOException {
        Deadline deadline = Deadline.in(limit);
        int seen = 0;
        while (true) {
            boolean over = ended(process);
            alerts.poll();
            int now = Math.min(alerts.ended().size(), captures.size());
            if (now > seen) {
                seen = now;
                judged.accept(seen);
                deadline = Deadline.in(limit);
            }
            if (over) {
                return seen == captures.size() ? Optional.empty() : Optional.of(death(process.exitValue()));
            }
            if (deadline.passed()) {
                return Optional.of("not done within %s s".formatted(limit.toMillis() / 1000.0));
            }
        }
    }

    private static boolean ended(Process process) throws IOException {
        try {
            return process.waitFor(NAP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an engine judged", interrupted);
        }
    }

    private String death(int exitCode) throws IOException {
        String told = SnortFolder.read(place.printed()).lines().filter(line -> line.matches("(ERROR|FATAL).*")).findFirst().orElse("");
        return "the engine died, exit code %d%s".formatted(exitCode, told.isEmpty() ? "" : ": " + told);
    }

    private List<EngineResult> results(Optional<String> broken) throws IOException {
        String printed = SnortFolder.read(place.printed());
        List<EngineResult> results = new ArrayList<>();
        int through = Math.min(alerts.ended().size(), captures.size());
        for (int i = 0; i < through; i++) {
            Path name = place.capture(i);
            int number = i;
            results.add(about(UNREAD, printed, name).<EngineResult>map(why -> new EngineResult.GaveUp("the engine did not read it: " + why))
                    .orElseGet(() -> new EngineResult.Judged(alerts.ended().get(number), 0, about(DAMAGED, printed, name))));
        }
        broken.ifPresent(why -> results.add(new EngineResult.GaveUp(why)));
        return results;
    }

    private static Optional<String> about(Pattern pattern, String printed, Path name) {
        return pattern.matcher(printed).results().filter(found -> found.group(1).equals(name.toString())).findFirst().map(found -> found.group(2));
    }
}
