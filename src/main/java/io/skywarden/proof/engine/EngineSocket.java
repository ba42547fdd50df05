package io.skywarden.proof.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A conversation with Suricata on its unix socket: a JSON object a line either way, after a greeting that states the version
 * of the protocol (Suricata user guide, "Interacting via Unix Socket"). Never blocks for longer than it is told to.
 */
final class EngineSocket implements AutoCloseable {

    private static final long SILENCE_MILLIS = 200;
    private static final ObjectMapper JSON = new ObjectMapper();
    /** 0.2 is the version whose answers end with a line feed. */
    private static final Map<String, Object> GREETING = Map.of("version", "0.2");

    private final SocketChannel channel;
    private final Selector selector;
    private final ByteBuffer received = ByteBuffer.allocate(8192).flip();

    private Lookout lookout = () -> {};

    /** Looks, while no answer comes, whether one can still be hoped for. */
    @FunctionalInterface
    interface Lookout {
        void look() throws IOException;
    }

    private EngineSocket(SocketChannel channel, Selector selector) {
        this.channel = channel;
        this.selector = selector;
    }

    static EngineSocket connect(Path socket, Deadline deadline) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        EngineSocket open;
        try {
            channel.configureBlocking(false);
            Selector selector = Selector.open();
            channel.register(selector, SelectionKey.OP_READ);
            open = new EngineSocket(channel, selector);
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
        return open.greeted(deadline);
    }

    private EngineSocket greeted(Deadline deadline) throws IOException {
        try {
            exchange(GREETING, deadline);
            return this;
        } catch (IOException failed) {
            close();
            throw failed;
        }
    }

    void during(Lookout silence) {
        lookout = silence;
    }

    /** What the engine answers to a command; an answer that is not OK is an error. */
    JsonNode ask(String command, Map<String, Object> arguments, Deadline deadline) throws IOException {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("command", command);
        if (!arguments.isEmpty()) {
            request.put("arguments", arguments);
        }
        return exchange(request, deadline).path("message");
    }

    private JsonNode exchange(Map<String, Object> request, Deadline deadline) throws IOException {
        send((JSON.writeValueAsString(request) + "\n").getBytes(StandardCharsets.UTF_8), deadline);
        JsonNode answer = JSON.readTree(line(deadline));
        if (!answer.path("return").asText().equals("OK")) {
            throw new IOException("the engine refused %s: %s".formatted(request, answer.path("message").asText()));
        }
        return answer;
    }

    private void send(byte[] bytes, Deadline deadline) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            if (channel.write(rest) == 0 && deadline.passed()) {
                throw new IOException("the engine takes no commands");
            }
        }
    }

    private byte[] line(Deadline deadline) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            while (received.hasRemaining()) {
                byte next = received.get();
                if (next == '\n') {
                    return line.toByteArray();
                }
                line.write(next);
            }
            receive(deadline);
        }
    }

    private void receive(Deadline deadline) throws IOException {
        if (deadline.passed()) {
            throw new IOException("the engine gave no answer in time");
        }
        if (selector.select(Math.min(SILENCE_MILLIS, deadline.millisLeft())) == 0) {
            lookout.look();
        }
        selector.selectedKeys().clear();
        received.clear();
        int count = channel.read(received);
        received.flip();
        if (count < 0) {
            throw new EOFException("the engine hung up");
        }
    }

    /** What fails to close on a socket that is given up is of no use to anyone. */
    @Override
    public void close() {
        try (selector) {
            channel.close();
        } catch (IOException unclosed) {
            received.limit(0);
        }
    }
}
