package io.skywarden.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.Pcaps;

/** Our reader of classic pcap against libpcap, over every real capture at hand. */
class LibpcapOracleTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void libpcapIsHere() {
        Libpcap.assumeInstalled();
    }

    /** What a reader found: a hash of each frame's bytes, nothing where libpcap's binding choked on the time. */
    private record Read(List<Optional<Integer>> frames, boolean damaged) {}

    @Test
    void frames_and_their_bytes_are_those_that_libpcap_finds() throws Exception {
        long badTimes = 0;
        SoftAssertions softly = new SoftAssertions();
        for (Path file : RealCaptures.classic()) {
            Read theirs = byLibpcap(file);
            Read ours = byUs(file);
            softly.assertThat(ours.frames()).as("frames of %s", file).hasSameSizeAs(theirs.frames());
            for (int i = 0; i < Math.min(ours.frames().size(), theirs.frames().size()); i++) {
                if (theirs.frames().get(i).isEmpty()) {
                    badTimes++;
                } else {
                    softly.assertThat(ours.frames().get(i)).as("frame %d of %s", i + 1, file).isEqualTo(theirs.frames().get(i));
                }
            }
            // A corrupt length looks like a clean end to libpcap, so only this direction holds.
            softly.assertThat(ours.damaged() || !theirs.damaged()).as("damage of %s is seen", file).isTrue();
        }
        System.out.println("packets with a time that pcap4j refuses: " + badTimes);
        softly.assertAll();
    }

    /** Old versions have the two lengths the other way round; a frame never exceeds what the file header promises. */
    @Test
    void odd_headers_mean_to_us_what_they_mean_to_libpcap() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        for (int minor = 0; minor <= 4; minor++) {
            for (int snapLength : new int[] {0, -1, 10, 40, 65_535}) {
                Path file = ClassicFile.of(ClassicFile.RAW_IP).minorVersion(minor).snapLength(snapLength)
                        .record(1, 0, 30, 30, new byte[30]).record(2, 0, 20, 64, new byte[64]).record(3, 0, 64, 20, new byte[20])
                        .record(4, 0, 300_000, 300_000, new byte[300_000]).packet(new byte[9]).write(folder);
                softly.assertThat(byUs(file)).as("version 2.%d, at most %d", minor, snapLength).isEqualTo(byLibpcap(file));
            }
        }
        softly.assertAll();
    }

    @Test
    void a_version_that_never_was_is_refused_as_libpcap_does() throws IOException {
        Path file = ClassicFile.of(ClassicFile.RAW_IP).minorVersion(5).packet(Packets.datagram("x")).write(folder);

        assertThatThrownBy(() -> CaptureReader.read(file)).isInstanceOf(CaptureUnreadable.class).hasMessageContaining("2.5");
    }

    private static Read byUs(Path file) throws IOException {
        List<Optional<Integer>> frames = new ArrayList<>();
        try (Frames open = ClassicPcap.open(file)) {
            while (open.next()) {
                frames.add(Optional.of(java.nio.ByteBuffer.wrap(open.data(), open.from(), open.to() - open.from()).hashCode()));
                assertThat(open.number()).isEqualTo(frames.size());
            }
            return new Read(frames, false);
        } catch (Frames.Damaged damaged) {
            return new Read(frames, true);
        }
    }

    private static Read byLibpcap(Path file) throws PcapNativeException, NotOpenException, TimeoutException {
        List<Optional<Integer>> frames = new ArrayList<>();
        try (PcapHandle handle = Pcaps.openOffline(file.toString())) {
            while (true) {
                try {
                    frames.add(Optional.of(java.nio.ByteBuffer.wrap(handle.getNextRawPacketEx()).hashCode()));
                } catch (IllegalArgumentException badTime) {
                    frames.add(Optional.empty());
                } catch (EOFException end) {
                    return new Read(frames, false);
                } catch (PcapNativeException damaged) {
                    return new Read(frames, true);
                }
            }
        }
    }
}
