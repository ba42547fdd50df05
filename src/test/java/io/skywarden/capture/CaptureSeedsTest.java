package io.skywarden.capture;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the fuzzer begins with does no harm: its targets work, and what it once found stays mended. */
class CaptureSeedsTest {

    private final CaptureFuzz fuzz = new CaptureFuzz();

    @ParameterizedTest
    @MethodSource("io.skywarden.capture.CaptureFuzz#captures")
    void captures(byte[] bytes) throws IOException {
        fuzz.captures(bytes);
        fuzz.remove();
    }

    @ParameterizedTest
    @MethodSource("io.skywarden.capture.CaptureFuzz#sessions")
    void sessions(byte[] bytes) throws IOException {
        fuzz.sessions(bytes);
        fuzz.remove();
    }
}
