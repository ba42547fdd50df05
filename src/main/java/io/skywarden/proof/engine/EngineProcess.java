package io.skywarden.proof.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** A Suricata that runs in socket mode and waits for captures. It ends with us: on close, and when the JVM ends. */
final class EngineProcess implements AutoCloseable {

    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final long NAP_NANOS = 5_000_000;
    private static final int ERRORS_TOLD = 8;

    private final Process process;
    private final Path printed;
    private final Thread atExit;
    private EngineSocket socket;

    private EngineProcess(Process process, Path printed) {
        this.process = process;
        this.printed = printed;
        this.atExit = new Thread(process::destroyForcibly, "end of suricata " + process.pid());
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Returns when the engine takes commands; one that does not in time is an EngineTrouble. */
    static EngineProcess start(EngineBinary binary, EngineFolder folder, Duration limit) {
        try {
            Files.deleteIfExists(folder.socket());
            Process process = builder(words(binary, folder), folder.printed()).start();
            EngineProcess started = new EngineProcess(process, folder.printed());
            EngineOwner.note(folder.socketFolder(), process.toHandle());
            started.socket = started.await(binary, folder.socket(), Deadline.in(limit));
            return started;
        } catch (IOException failed) {
            throw new EngineTrouble("%s could not be run: %s".formatted(binary, failed.getMessage()), failed);
        }
    }

    static List<String> words(EngineBinary binary, EngineFolder folder) {
        return List.of(
                binary.path().toString(), "-c", folder.configuration().toString(), "--unix-socket=" + folder.socket(),
                "-l", folder.root().toString(), "-k", "none", "--runmode", "single", "--init-errors-fatal");
    }

    /** Runs those words with one output file and without the variables by which a shell changes what Suricata prints. */
    static ProcessBuilder builder(List<String> words, Path printed) {
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(printed.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("SC_LOG"));
        return builder;
    }

    private EngineSocket await(EngineBinary binary, Path place, Deadline deadline) throws IOException {
        IOException last = new IOException("no socket");
        while (process.isAlive() && !deadline.passed()) {
            try {
                return EngineSocket.connect(place, deadline);
            } catch (IOException notYet) {
                last = notYet;
                LockSupport.parkNanos(NAP_NANOS);
            }
        }
        String how = process.isAlive() ? "does not answer in time" : "ended at once";
        String errors = firstErrors();
        close();
        throw new EngineTrouble("%s %s: %s".formatted(binary, how, errors), last);
    }

    /** The first errors it printed, or what else it printed. */
    String firstErrors() throws IOException {
        List<String> lines = printedSince(0).lines().toList();
        List<String> errors = lines.stream().filter(line -> line.matches("(E|Error): .*")).toList();
        return (errors.isEmpty() ? lines : errors).stream().limit(ERRORS_TOLD).collect(Collectors.joining("\n"));
    }

    JsonNode ask(String command, Map<String, Object> arguments, Deadline deadline) throws IOException {
        try {
            return socket.ask(command, arguments, deadline);
        } catch (IOException failed) {
            throw ended() ? new IOException("the engine died, exit code %d".formatted(process.exitValue()), failed) : failed;
        }
    }

    void duringSilence(EngineSocket.Lookout lookout) {
        socket.during(lookout);
    }

    /** A socket may close a moment before its process is seen to be gone. */
    private boolean ended() {
        try {
            return process.waitFor(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    long printedSoFar() throws IOException {
        return Files.size(printed);
    }

    String printedSince(long position) throws IOException {
        try (FileChannel file = FileChannel.open(printed)) {
            byte[] bytes = new byte[(int) Math.max(0, file.size() - position)];
            int count = file.read(ByteBuffer.wrap(bytes), position);
            return new String(bytes, 0, Math.max(0, count), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        endProcess();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyExiting) {
            process.destroyForcibly();
        }
    }

    /** There is nothing to save in it, and asked politely it takes a second. */
    private void endProcess() {
        process.destroyForcibly();
        try {
            if (socket != null) {
                socket.close();
            }
            process.waitFor(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
