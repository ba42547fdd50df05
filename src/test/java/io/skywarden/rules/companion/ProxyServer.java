package io.skywarden.rules.companion;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A real Squid that knows no way out: what it may not reach it refuses with 403, all else fails with 500 or 503. */
final class ProxyServer implements AutoCloseable {

    private static final int WAIT = 500;

    private final Process process;
    private final int port;

    private ProxyServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ProxyServer start(Tool squid, Path folder, String rules) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.writeString(folder.resolve("squid.conf"), rules + """
                http_access allow localhost
                http_access deny all
                never_direct allow all
                http_port 127.0.0.1:%d
                cache deny all
                pid_filename none
                access_log none
                cache_log /dev/null
                coredump_dir /
                shutdown_lifetime 0 seconds
                pinger_enable off
                """.formatted(port));
        Process process = new ProcessBuilder(squid.program().toString(), "-N", "-f", folder.resolve("squid.conf").toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("squid.log").toFile()).start();
        ProxyServer server = new ProxyServer(process, port);
        for (int i = 0; i < 60; i++) {
            if (!process.isAlive()) {
                throw new AssertionError("squid ended: " + Files.readString(folder.resolve("squid.log")));
            }
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return server;
            } catch (IOException notYet) {
                Thread.sleep(WAIT);
            }
        }
        server.close();
        throw new AssertionError("squid is not ready: " + Files.readString(folder.resolve("squid.log")));
    }

    /** Whether a tunnel to the name is refused. */
    boolean blocks(String name) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("CONNECT %s:443 HTTP/1.1\r\nHost: %s:443\r\n\r\n".formatted(name, name).getBytes(StandardCharsets.US_ASCII));
            String status = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
            if (status == null || !status.matches("HTTP/1.1 (403|500|503) .*")) {
                throw new AssertionError("%s: %s".formatted(name, status));
            }
            return status.contains(" 403 ");
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
