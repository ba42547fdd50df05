package io.skywarden.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import io.skywarden.repository.signing.CountingRandom;
import io.skywarden.repository.signing.SigningKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Judged by the reference implementation's client, over HTTP. */
class TufClientTest {

    private static final String NAME = "rules/stable/suricata-8/monitor/skype.rules.tar.gz";
    private static final Optional<Path> PYTHON = pythonWithTuf();

    @TempDir
    Path data;

    private SigningKeys keys;
    private Path folder;
    private Path client;
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        assumeTrue(PYTHON.isPresent(), "skipped: no python with the module tuf; set SKYWARDEN_TUF_PYTHON to one");
        keys = SigningKeys.openOrCreate(data.resolve("keys"), new CountingRandom(1));
        folder = Files.createDirectory(data.resolve("repository").toAbsolutePath());
        client = data.resolve("client");
        server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), folder, SimpleFileServer.OutputLevel.NONE);
        server.start();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void a_published_target_is_downloaded_and_then_its_successor() throws Exception {
        publish("one");
        assertThat(download(NAME)).startsWith("OK");
        publish("two");
        String said = download(NAME);

        assertThat(said).startsWith("OK");
        assertThat(Path.of(said.substring(3))).hasContent("two");
    }

    @Test
    void the_minisign_key_is_a_target() throws Exception {
        publish("one");

        String said = download("minisign.pub");
        assertThat(said).startsWith("OK");
        assertThat(Path.of(said.substring(3))).hasContent(keys.minisign().publicKeyFile());
    }

    @Test
    void a_renewed_root_is_followed() throws Exception {
        open(Duration.ofDays(320)).publish(List.of(target("one")));
        open(Duration.ZERO).refreshTimestamp();

        assertThat(folder.resolve("metadata/2.root.json")).exists();
        assertThat(download(NAME)).startsWith("OK");
        assertThat(Files.readString(data.resolve("client/metadata/root.json"))).contains("\"version\":2");
    }

    @Test
    void a_target_with_a_changed_byte_is_refused() throws Exception {
        publish("one");
        Files.writeString(open(Duration.ZERO).current(new TargetName(NAME)).orElseThrow(), "0ne");

        assertThat(download(NAME)).startsWith("REFUSED LengthOrHashMismatchError");
    }

    @Test
    void an_expired_timestamp_is_refused() throws Exception {
        open(Duration.ofDays(2)).publish(List.of(target("one")));

        assertThat(download(NAME)).startsWith("REFUSED ExpiredMetadataError").contains("timestamp");
    }

    @Test
    void a_timestamp_that_expires_while_the_client_knows_it_is_refused_too() throws Exception {
        open(Duration.ofDays(1).minusSeconds(8)).publish(List.of(target("one")));
        assertThat(download(NAME)).startsWith("OK");
        Thread.sleep(9_000);

        assertThat(download(NAME)).startsWith("REFUSED ExpiredMetadataError");
    }

    @Test
    void an_older_timestamp_is_refused() throws Exception {
        publish("one");
        byte[] old = Files.readAllBytes(timestamp());
        publish("two");
        assertThat(download(NAME)).startsWith("OK");
        Files.write(timestamp(), old);

        assertThat(download(NAME)).startsWith("REFUSED BadVersionNumberError");
    }

    @Test
    void truncated_metadata_is_refused() throws Exception {
        publish("one");
        for (String file : List.of("1.targets.json", "1.snapshot.json", "timestamp.json")) {
            Path path = folder.resolve("metadata").resolve(file);
            byte[] whole = Files.readAllBytes(path);
            Files.write(path, Arrays.copyOf(whole, whole.length / 2));
            client = data.resolve("client of " + file); // a client that knows nothing yet asks for every file
            assertThat(download(NAME)).as(file).startsWith("REFUSED");
            Files.write(path, whole);
        }
        assertThat(download(NAME)).startsWith("OK");
    }

    private void publish(String content) {
        open(Duration.ZERO).publish(List.of(target(content)));
    }

    private static Target target(String content) {
        return Target.of(NAME, content.getBytes(UTF_8), Map.of("version", 1, "tags", List.of("skype")));
    }

    private Repository open(Duration ago) {
        return Repository.open(folder, keys, Clock.offset(Clock.systemUTC(), ago.negated()));
    }

    private Path timestamp() {
        return folder.resolve("metadata/timestamp.json");
    }

    private String download(String target) throws Exception {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        Process tool = new ProcessBuilder(PYTHON.orElseThrow().toString(), "src/test/python/tuf_client.py",
                "--metadata-url", url + "/metadata/", "--targets-url", url + "/targets/",
                "--root", folder.resolve("metadata/1.root.json").toString(), "--target", target,
                "--out", client.toString()).redirectErrorStream(true).start();
        String said = new String(tool.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(tool.waitFor()).as(said).isEqualTo(said.startsWith("OK") ? 0 : 1);
        return said;
    }

    private static Optional<Path> pythonWithTuf() {
        String named = System.getenv("SKYWARDEN_TUF_PYTHON");
        Stream<Path> candidates = named != null ? Stream.of(Path.of(named))
                : Stream.of(Path.of("/var/lib/skywarden-engines/bin/python3-tuf"), Path.of("python3"));
        return candidates.filter(TufClientTest::knowsTuf).findFirst();
    }

    private static boolean knowsTuf(Path python) {
        try {
            return new ProcessBuilder(python.toString(), "-c", "import tuf").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false; // not installed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
