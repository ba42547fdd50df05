package io.skywarden.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.skywarden.repository.CompatibilityFiles;
import io.skywarden.repository.Sha256;
import io.skywarden.repository.signing.SigningKeys;
import io.skywarden.repository.signing.TrustedComment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the real suricata-update asks for over HTTP. It compares the whole body of {@code .md5}: one word too many, and it downloads every time. */
class PulledByUrlTest {

    private static final BundleName NAME = RealBundles.of("suricata-7", "block").name();

    @TempDir
    Path work;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            byte[] body = files.getOrDefault(path, new byte[0]);
            exchange.sendResponseHeaders(files.containsKey(path) ? 200 : 404, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"suricata-update", "older"})
    void what_is_unchanged_is_downloaded_once(String client) throws Exception {
        publish(RealBundles.of("suricata-7", "block").bytes());
        String bundle = "/rules/experimental/suricata-7.0.10/block/skype.rules.tar.gz";
        add(client);
        run(client);
        assertThat(asked).containsOnlyOnce(bundle);
        asked.clear();
        run(client);
        assertThat(asked).containsExactly(bundle + ".md5");
        asked.clear();
        publish(RealBundles.of("suricata-7", "monitor").bytes());
        run(client);
        assertThat(asked).containsExactly(bundle + ".md5", bundle);
        assertThat(Files.readAllLines(work.resolve("out/suricata.rules"))).filteredOn(line -> line.contains("SKYWARDEN"))
                .containsExactlyInAnyOrderElementsOf(RealBundles.rules(RealBundles.of("suricata-7", "monitor")).lines().toList());
    }

    @Test
    void the_digest_is_32_digits_and_nothing_else() {
        assertThat(compatibility(RealBundles.of("snort-2.9", "block").bytes()).md5()).matches("[0-9a-f]{32}");
    }

    private void publish(byte[] bundle) {
        String path = "/" + NAME.path().replace("suricata-7/", "suricata-7.0.10/");
        files.put(path, bundle);
        files.put(path + ".md5", compatibility(bundle).md5().getBytes(StandardCharsets.US_ASCII));
    }

    private CompatibilityFiles compatibility(byte[] bundle) {
        SigningKeys keys = SigningKeys.openOrCreate(work.resolve("keys"), new SecureRandom());
        TrustedComment comment = new TrustedComment(BundleName.FILE, 1, "experimental", Instant.parse("2026-12-01T00:00:00Z"), Sha256.of(bundle).hex());
        return CompatibilityFiles.of(bundle, comment, () -> keys.minisign().sign(bundle, comment));
    }

    private void add(String client) throws IOException, InterruptedException {
        start(client, "-D", work.resolve("data").toString(), "add-source", "skywarden",
                "http://127.0.0.1:%d/rules/experimental/suricata-%%(__version__)s/block/skype.rules.tar.gz".formatted(server.getAddress().getPort()));
    }

    private void run(String client) throws IOException, InterruptedException {
        start(client, "-D", work.resolve("data").toString(), "-o", work.resolve("out").toString(), "--suricata-version", "7.0.10",
                "--suricata-conf", work.resolve("absent").toString(), "--no-test", "--no-reload", "--now");
    }

    private void start(String client, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(SuricataUpdateTest.program(client)));
        command.addAll(List.of(arguments));
        Process update = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(work.resolve("log").toFile()).start();
        assertThat(update.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(update.exitValue()).as(Files.readString(work.resolve("log"))).isZero();
    }
}
