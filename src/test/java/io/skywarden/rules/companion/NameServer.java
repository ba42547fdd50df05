package io.skywarden.rules.companion;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A real named that knows an address for every name there is, but for those that a response policy zone takes away. */
final class NameServer implements AutoCloseable {

    private static final int NO_SUCH_NAME = 3;
    private static final int WAIT = 500;

    private final Process process;
    private final int port;

    private NameServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static NameServer start(Tool named, Path folder, String zone) throws IOException, InterruptedException {
        int port = freePort();
        Files.writeString(folder.resolve("root.zone"), "$TTL 300\n@ SOA localhost. root.localhost. 1 3600 600 86400 300\n@ NS ns.localhost.\n"
                + "ns.localhost. A 127.0.0.1\n* A 192.0.2.1\n");
        Files.writeString(folder.resolve("named.conf"), """
                options {
                  directory "%s";
                  listen-on port %d { 127.0.0.1; };
                  listen-on-v6 { none; };
                  pid-file none; session-keyfile none;
                  recursion yes; dnssec-validation no;
                  response-policy { zone "rpz.example"; };
                };
                controls {};
                zone "." { type primary; file "root.zone"; };
                zone "rpz.example" { type primary; file "%s"; allow-query { none; }; };
                """.formatted(folder, port, zone));
        Process process = new ProcessBuilder(named.program().toString(), "-g", "-n", "1", "-c", folder.resolve("named.conf").toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("named.log").toFile()).start();
        NameServer server = new NameServer(process, port);
        for (int i = 0; i < 60; i++) {
            if (!process.isAlive()) {
                throw new AssertionError(Files.readString(folder.resolve("named.log")));
            }
            if (Files.readString(folder.resolve("named.log")).contains("running")) {
                return server;
            }
            Thread.sleep(WAIT);
        }
        server.close();
        throw new AssertionError("named is not ready: " + Files.readString(folder.resolve("named.log")));
    }

    /** Whether the name is gone. */
    boolean blocks(String name) throws IOException {
        byte[] query = query(name);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(WAIT * 4);
            for (int attempt = 0; attempt < 5; attempt++) {
                socket.send(new DatagramPacket(query, query.length, InetAddress.getLoopbackAddress(), port));
                DatagramPacket answer = new DatagramPacket(new byte[1500], 1500);
                try {
                    socket.receive(answer);
                } catch (SocketTimeoutException _) {
                    continue;
                }
                int code = answer.getData()[3] & 0x0f;
                int answers = answer.getData()[7];
                if (code != NO_SUCH_NAME && (code != 0 || answers == 0)) {
                    throw new AssertionError("%s: code %d, %d answers".formatted(name, code, answers));
                }
                return code == NO_SUCH_NAME;
            }
        }
        throw new AssertionError("named does not answer for " + name);
    }

    /** RFC 1035, section 4: one question for an address, recursion desired. */
    private static byte[] query(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (int part : new int[] {0x5153, 0x0100, 1, 0, 0, 0}) {
            out.writeShort(part);
        }
        for (String label : name.split("\\.")) {
            out.writeByte(label.length());
            out.write(label.getBytes(StandardCharsets.US_ASCII));
        }
        out.writeByte(0);
        out.writeShort(1);
        out.writeShort(1);
        return bytes.toByteArray();
    }

    static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
