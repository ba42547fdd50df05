package io.skywarden.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.skywarden.app.api.ApiDocument.Operation;
import io.skywarden.app.api.TableRow.Sent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Asks what the table says, line by line, and remembers what came. */
final class TableWalk implements AutoCloseable {

    private static final String YAML = "application/yaml";

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final SeenAnswers seen;
    private final UnaryOperator<String> tokens;
    private final byte[] pcap;
    private final Map<String, String> kept = new HashMap<>();
    private final Set<String> taken = new TreeSet<>();
    private final List<String> complaints = new ArrayList<>();

    /**
     * @param tokens the token of whom a line names
     * @param pcap what the word "pcap" stands for in a form
     */
    TableWalk(String base, SeenAnswers seen, UnaryOperator<String> tokens, byte[] pcap) {
        this.base = base;
        this.seen = seen;
        this.tokens = tokens;
        this.pcap = pcap;
    }

    List<String> complaints() {
        return complaints;
    }

    /** Whether the service took the document's example of this body. */
    boolean hasTaken(Operation operation, String type) {
        return taken.contains(operation.name() + " " + type);
    }

    /** The line with what earlier ones kept. */
    String filled(String line) {
        String filled = line;
        for (var value : kept.entrySet()) {
            filled = filled.replace("${" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    private Operation operation(TableRow row) {
        return seen.operation(row.method(), row.target().replaceAll("\\?.*", ""))
                .orElseThrow(() -> new IllegalArgumentException("the document has no operation for: " + row.line()));
    }

    void take(String line) throws IOException, InterruptedException {
        TableRow row = TableRow.of(filled(line));
        Operation operation = operation(row);
        HttpResponse<byte[]> answer = null;
        String what = "";
        for (int time = 0; time < row.most() && (time == 0 || answer.statusCode() != row.status()); time++) {
            answer = send(row, operation);
            what = seen.keep(operation, answer);
        }
        if (answer.statusCode() != row.status() || !row.what().isEmpty() && !row.what().equals(what)) {
            complaints.add("%s%n    got %d %s: %s".formatted(row.line(), answer.statusCode(), what, new String(answer.body(), StandardCharsets.UTF_8)));
            return;
        }
        if (answer.statusCode() < 300) {
            if (row.sent() instanceof Sent.Example example) {
                taken.add(operation.name() + " " + example.type());
            } else if (row.sent() instanceof Sent.Form) {
                taken.add(operation.name() + " multipart/form-data");
            }
        }
        keep(row, answer);
    }

    /** Asks and takes whatever comes. */
    void any(String request) throws IOException, InterruptedException {
        TableRow row = TableRow.of(request + " -> 200");
        seen.keep(operation(row), send(row, operation(row)));
    }

    private void keep(TableRow row, HttpResponse<byte[]> answer) {
        row.kept().forEach((name, source) -> {
            JsonNode node = source.startsWith("/") ? SeenAnswers.json(answer).at(source) : null;
            String value = node != null ? node.asText() : answer.headers().firstValue(source).orElse("");
            if (value.isEmpty()) {
                complaints.add("%s%n    has no %s".formatted(row.line(), source));
            }
            kept.put(name, value);
        });
    }

    /** The token of somebody whose token an earlier line kept, or of whom the line names. */
    private String token(String who) {
        return who.equals("-") ? "" : kept.containsKey(who) ? kept.get(who) : tokens.apply(who);
    }

    private HttpResponse<byte[]> send(TableRow row, Operation operation) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + row.target()));
        row.headers().forEach(request::header);
        String token = token(row.who());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        byte[] body = body(row, operation, request);
        // A server that refuses by the length alone may close before all is sent: so it is asked first (RFC 9110, section 10.1.1).
        request.expectContinue(body.length > 1 << 20);
        request.method(row.method(), body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private byte[] body(TableRow row, Operation operation, HttpRequest.Builder request) {
        return switch (row.sent()) {
            case Sent.Nothing _ -> new byte[0];
            case Sent.Text sent -> {
                if (!row.headers().containsKey("Content-Type")) {
                    request.header("Content-Type", "application/json");
                }
                yield (sent.text().equals("too-much") ? " ".repeat((1 << 20) + 1) : sent.text()).getBytes(StandardCharsets.UTF_8);
            }
            case Sent.Example sent -> {
                request.header("Content-Type", sent.type());
                yield example(operation, sent.type(), sent.instead()).getBytes(StandardCharsets.UTF_8);
            }
            case Sent.Form sent -> {
                request.header("Content-Type", "multipart/form-data; boundary=b");
                yield form(operation, sent.parts());
            }
        };
    }

    private static String example(Operation operation, String type, Map<String, String> instead) {
        String text = operation.bodies().getOrDefault(type, java.util.Optional.empty())
                .orElseThrow(() -> new IllegalArgumentException("%s has no example of %s".formatted(operation.name(), type)));
        for (var each : instead.entrySet()) {
            text = text.replace(each.getKey(), each.getValue());
        }
        return text;
    }

    private byte[] form(Operation operation, List<String> parts) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        for (String part : parts) {
            String[] both = part.split("=", 2);
            boolean file = !both[0].equals("sha256");
            form.writeBytes("--b\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n".formatted(both[0], file ? "; filename=\"a.pcap\"" : "").getBytes(StandardCharsets.UTF_8));
            form.writeBytes(switch (both[1].replaceAll("/.*", "")) {
                case "pcap" -> pcap;
                case "example" -> example(operation, YAML, both[1].contains("/") ? Map.of("Z1", both[1].replaceAll(".*/", "")) : Map.of()).getBytes(StandardCharsets.UTF_8);
                default -> both[1].getBytes(StandardCharsets.UTF_8);
            });
            form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        form.writeBytes("--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    @Override
    public void close() {
        client.close();
    }
}
