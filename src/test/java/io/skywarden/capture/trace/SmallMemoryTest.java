package io.skywarden.capture.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.capture.CaptureReader;
import io.skywarden.capture.session.SessionWatcher;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A capture whose stream starts alone are twice the memory there is: each flow is an HTTP request that never ends, so
 * nothing of it could be dropped but by the bound.
 */
class SmallMemoryTest {

    private static final int FLOWS = 9_000;
    private static final int SEGMENTS = 20;
    private static final int SIZE = 1_200;
    private static final String HEAP = "-Xmx112m";

    @TempDir
    private Path folder;

    @Test
    void a_capture_larger_than_memory_is_decoded_and_played() throws Exception {
        Path capture = folder.resolve("large.pcap");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(capture), 1 << 20)) {
            write(out);
        }
        assertThat((long) FLOWS * SEGMENTS * SIZE).isGreaterThan(3 * SessionWatcher.MOST_HELD);
        Path log = folder.resolve("log");
        Process child = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP, "-cp",
                System.getProperty("java.class.path"), Child.class.getName(), capture.toString(), folder.resolve("traces").toString()))
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        int exit = child.waitFor();

        assertThat(Files.readString(log)).contains("told %d packets and %d facts".formatted(FLOWS * SEGMENTS, FLOWS));
        assertThat(exit).isZero();
    }

    /** Runs in a virtual machine of its own. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) {
            Path capture = Path.of(arguments[0]);
            long[] seen = new long[2];
            try (Trace trace = new TraceFolder(Path.of(arguments[1])).of(CaptureReader.digest(capture), capture)) {
                trace.play(Optional.of((_, packet) -> seen[0] += packet.data().length > 0 ? 1 : 0), Optional.of((_, _) -> seen[1]++));
            }
            System.out.printf("told %d packets and %d facts%n", seen[0], seen[1]);
        }
    }

    private static void write(OutputStream out) throws IOException {
        out.write(ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4)
                .putInt(0).putInt(0).putInt(65_535).putInt(101).array());
        byte[] request = new byte[SIZE];
        byte[] line = "GET /x HTTP/1.1\r\nA: ".getBytes(StandardCharsets.US_ASCII);
        java.util.Arrays.fill(request, (byte) 'a');
        byte[] more = request.clone();
        System.arraycopy(line, 0, request, 0, line.length);
        for (int flow = 0; flow < FLOWS; flow++) {
            out.write(segment(flow, true, 0, 0x02, new byte[0]));
            out.write(segment(flow, false, 0, 0x12, new byte[0]));
            out.write(segment(flow, true, 1, 0x10, new byte[0]));
            for (int i = 0; i < SEGMENTS; i++) {
                out.write(segment(flow, true, 1 + i * SIZE, 0x10, i == 0 ? request : more));
            }
        }
    }

    /** A record of raw IPv4. */
    private static byte[] segment(int flow, boolean toServer, int sequence, int flags, byte[] payload) {
        int client = 0x0a00_0000 + flow;
        int server = 0xc000_0201;
        int length = 40 + payload.length;
        ByteBuffer out = ByteBuffer.allocate(16 + length).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(1_600_000_000 + flow).putInt(sequence).putInt(length).putInt(length).order(ByteOrder.BIG_ENDIAN);
        out.put((byte) 0x45).put((byte) 0).putShort((short) length).putInt(0).put((byte) 64).put((byte) 6).putShort((short) 0)
                .putInt(toServer ? client : server).putInt(toServer ? server : client);
        out.putShort((short) (toServer ? 40_000 : 80)).putShort((short) (toServer ? 80 : 40_000)).putInt(sequence).putInt(1)
                .put((byte) 0x50).put((byte) flags).putShort((short) 1_000).putInt(0).put(payload);
        return out.array();
    }
}
