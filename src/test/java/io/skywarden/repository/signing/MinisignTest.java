package io.skywarden.repository.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Judged by the real tool. */
class MinisignTest {

    private static final TrustedComment COMMENT =
            new TrustedComment("skype.rules.tar.gz", 7, "stable", Instant.parse("2026-12-01T00:00:00Z"), "ab".repeat(32));

    @TempDir
    Path folder;

    @BeforeEach
    void sign() throws IOException {
        byte[] bundle = "alert ip any any -> any any (sid:1;)".getBytes(StandardCharsets.US_ASCII);
        Minisign minisign = SigningKeys.openOrCreate(folder.resolve("keys"), new CountingRandom(1)).minisign();
        Files.write(folder.resolve("x"), bundle);
        Files.writeString(folder.resolve("x.minisig"), minisign.sign(bundle, COMMENT));
        Files.writeString(folder.resolve("minisign.pub"), minisign.publicKeyFile());
    }

    @Test
    void the_tool_accepts_our_signature_and_shows_the_trusted_comment() throws Exception {
        Answer answer = minisign();

        assertThat(answer.said()).contains("Signature and comment signature verified").contains(
                "file:skype.rules.tar.gz version:7 channel:stable expires:2026-12-01T00:00:00Z sha256:abab");
        assertThat(answer.code()).isZero();
    }

    @Test
    void the_tool_refuses_a_changed_file() throws Exception {
        Files.writeString(folder.resolve("x"), "alert ip any any -> any any (sid:2;)");

        assertThat(minisign().code()).isNotZero();
    }

    @Test
    void the_tool_refuses_a_changed_trusted_comment() throws Exception {
        Path signature = folder.resolve("x.minisig");
        Files.writeString(signature, Files.readString(signature).replace("version:7", "version:8"));

        Answer answer = minisign();
        assertThat(answer.said()).contains("Comment signature verification failed");
        assertThat(answer.code()).isNotZero();
    }

    @Test
    void a_comment_that_would_break_its_line_is_refused() {
        assertThatThrownBy(() -> new TrustedComment("x\ny", 1, "stable", Instant.EPOCH, "ab"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private record Answer(int code, String said) {
    }

    private Answer minisign() throws Exception {
        boolean present = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(bin -> Files.isExecutable(Path.of(bin, "minisign")));
        assumeTrue(present, "skipped: minisign is not installed");
        Process tool = new ProcessBuilder("minisign", "-V", "-m", "x", "-p", "minisign.pub")
                .directory(folder.toFile()).redirectErrorStream(true).start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(tool.waitFor(), said);
    }
}
