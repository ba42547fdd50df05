package io.skywarden.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skywarden.proof.engine.EngineBinary;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Suricata that reads Ethernet frames from a pipe, so that its rules can be exchanged between two of them, as on a sensor. */
final class LiveSuricata implements AutoCloseable {

    private static final long LIMIT_SECONDS = 60;
    private static final String RELOADED = "rule reload complete";
    private static final int PCAP_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    /** UDP between two addresses of documentation: something to read while rules are exchanged. */
    private static final byte[] FILLER = HexFormat.of().parseHex(
            "020202020202040404040404" + "0800" + "4500001d000000004011" + "0000" + "cb007163" + "cb007162" + "00090009000900" + "00" + "78");

    private final Path folder;
    private final Process process;
    private final OutputStream pipe;
    private int sent;

    private LiveSuricata(Path folder, Process process, OutputStream pipe) {
        this.folder = folder;
        this.process = process;
        this.pipe = pipe;
    }

    /** @param more arguments, such as {@code --simulate-ips} */
    static LiveSuricata start(EngineBinary binary, Path folder, String rules, String... more) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        for (String name : List.of("suricata.yaml", "classification.config", "reference.config", "threshold.config")) {
            Files.writeString(folder.resolve(name), configuration(name, folder));
        }
        Files.writeString(folder.resolve("live.rules"), rules);
        Path fifo = folder.resolve("live.pcap");
        new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor();
        List<String> command = Stream.concat(Stream.of(binary.path().toString(), "-c", folder + "/suricata.yaml", "-S", folder + "/live.rules",
                "-l", folder.toString(), "-r", fifo.toString(), "--runmode", "single", "-k", "none"), Stream.of(more)).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("printed.log").toFile()).start();
        process.onExit().thenRun(() -> wake(fifo));
        OutputStream pipe = Files.newOutputStream(fifo);
        pipe.write(ByteBuffer.allocate(PCAP_HEADER).order(ByteOrder.LITTLE_ENDIAN).putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4)
                .putInt(0).putInt(0).putInt(65535).putInt(1).array());
        return new LiveSuricata(folder, process, pipe);
    }

    /** To open a pipe waits for who reads it: an engine that ends before must not be waited for. */
    private static void wake(Path fifo) {
        try {
            FileChannel.open(fifo, StandardOpenOption.READ, StandardOpenOption.WRITE).close();
        } catch (IOException _) {
            // The test is over and has cleaned up.
        }
    }

    /** That of judges, for one tenant, with the ends of flows. */
    private static String configuration(String name, Path folder) throws IOException {
        try (InputStream stream = EngineBinary.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("@FOLDER@", folder.toString())
                    .replace("multi-detect:\n  enabled: yes", "multi-detect:\n  enabled: no")
                    .replace("unix-command:\n  enabled: yes", "unix-command:\n  enabled: no")
                    .replace("        - alert:\n", "        - flow\n        - alert:\n");
        }
    }

    /** The records of a classic capture of Ethernet, this many seconds later than they were. */
    static List<byte[]> records(Path capture, int later) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(capture)).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.getInt(0) != 0xa1b2c3d4 || bytes.getInt(20) != 1) {
            throw new IOException(capture + " is no classic capture of Ethernet in this byte order");
        }
        List<byte[]> records = new ArrayList<>();
        for (int at = PCAP_HEADER; at < bytes.limit();) {
            byte[] record = new byte[RECORD_HEADER + bytes.getInt(at + 8)];
            bytes.get(at, record);
            ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).putInt(0, bytes.getInt(at) + later);
            records.add(record);
            at += record.length;
        }
        return records;
    }

    void send(List<byte[]> records) throws IOException {
        for (byte[] record : records) {
            pipe.write(record);
            sent++;
        }
    }

    /** How many packets it got; an event tells the number of its own, counted from one. */
    int sent() {
        return sent;
    }

    /** Exchanges the rules while flows run; back when packets are judged by the new ones. */
    void reload(String rules, byte[] lastRecord) throws IOException, InterruptedException {
        awaitStart();
        Files.writeString(folder.resolve("live.rules"), rules);
        new ProcessBuilder("kill", "-USR2", Long.toString(process.pid())).start().waitFor();
        byte[] filler = ByteBuffer.allocate(RECORD_HEADER + FILLER.length).order(ByteOrder.LITTLE_ENDIAN).put(lastRecord, 0, 8)
                .putInt(FILLER.length).putInt(FILLER.length).put(FILLER).array();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!printed().contains(RELOADED)) {
            awaitUntil(end);
            send(List.of(filler));
        }
    }

    /** Before its threads run, the signal would end it. */
    private void awaitStart() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!printed().contains("ngine started")) {
            awaitUntil(end);
        }
    }

    private void awaitUntil(long end) throws IOException, InterruptedException {
        if (!process.isAlive() || System.nanoTime() > end) {
            throw new IOException("the engine is not ready: " + printed());
        }
        Thread.sleep(50);
    }

    private String printed() throws IOException {
        return Files.readString(folder.resolve("printed.log"));
    }

    /** What it logged about all packets. */
    List<JsonNode> events() throws IOException, InterruptedException {
        pipe.close();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("the engine did not end well: " + printed());
        }
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("eve.json"))) {
            events.add(json.readTree(line));
        }
        return events;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        pipe.close();
    }
}
