package io.skywarden.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureImportTest {

    private static final byte[] GOOD = ClassicFile.of(ClassicFile.RAW_IP).packet(Packets.datagram("one")).bytes();
    private static final byte[] DAMAGED = ClassicFile.of(ClassicFile.RAW_IP).packet(Packets.datagram("two")).raw(new byte[3]).bytes();

    @TempDir
    private Path place;
    private Path folder;
    private Path store;

    @BeforeEach
    void makeFolders() throws IOException {
        folder = Files.createDirectory(place.resolve("incoming"));
        store = place.resolve("state/captures");
    }

    @Test
    void a_capture_is_filed_under_its_digest_and_indexed() throws IOException {
        Path file = Files.write(Files.createDirectories(folder.resolve("a/b")).resolve("Good.PCAP"), GOOD);
        CaptureDigest digest = CaptureReader.digest(file);

        List<ImportOutcome> outcomes = importAll();

        IndexedCapture entry = new IndexedCapture(digest, "a/b/Good.PCAP", "us", "any", GOOD.length, 1, "flows: 0 TCP, 1 UDP");
        assertThat(outcomes).containsExactly(new ImportOutcome.Imported("a/b/Good.PCAP", entry));
        Path filed = store.resolve(digest.hex().substring(0, 2)).resolve(digest + ".pcap");
        assertThat(filed).hasBinaryContent(GOOD);
        assertThat(CaptureStore.open(store).file(digest)).contains(filed);
        assertThat(CaptureIndex.read(store.resolve("index.yaml")).captures()).containsExactly(entry);
        assertThat(regularFiles()).as("nothing half-made stays").hasSize(2);
    }

    @Test
    void importing_again_or_under_another_name_changes_nothing() throws IOException {
        Path file = Files.write(folder.resolve("a.pcap"), GOOD);
        Files.write(folder.resolve("b.cap"), GOOD);
        CaptureDigest digest = CaptureReader.digest(file);
        importAll();
        String index = Files.readString(store.resolve("index.yaml"));

        assertThat(importAll()).containsExactly(
                new ImportOutcome.AlreadyKnown("a.pcap", digest), new ImportOutcome.AlreadyKnown("b.cap", digest));
        assertThat(store.resolve("index.yaml")).content().isEqualTo(index);
    }

    @Test
    void a_damaged_capture_is_taken_and_its_damage_told() throws IOException {
        Files.write(folder.resolve("cut.pcap"), DAMAGED);

        assertThat(importAll()).singleElement().isInstanceOfSatisfying(ImportOutcome.Imported.class, imported ->
                assertThat(imported.capture().contents())
                        .isEqualTo("flows: 0 TCP, 1 UDP; the file ends within the header of packet 2 (byte 71)"));
    }

    @Test
    void what_cannot_be_decoded_is_refused_and_the_rest_goes_on() throws IOException {
        Files.createFile(folder.resolve("empty.pcap"));
        Files.write(folder.resolve("radio.pcap"), ClassicFile.of(127).packet(new byte[40]).bytes());
        Files.writeString(folder.resolve("readme.txt"), "no capture, and not called one");
        Files.write(folder.resolve("z.pcap"), GOOD);

        List<ImportOutcome> outcomes = importAll();

        assertThat(outcomes).hasSize(3).startsWith(
                new ImportOutcome.Refused("empty.pcap", "is empty"),
                new ImportOutcome.Refused("radio.pcap", "link type 127 is not one we decode"));
        assertThat(outcomes.getLast()).isInstanceOf(ImportOutcome.Imported.class);
        assertThat(CaptureStore.open(store).index().captures()).hasSize(1);
    }

    @Test
    void links_lead_nowhere_outside_the_folder() throws IOException {
        Path secret = Files.write(Files.createDirectory(place.resolve("elsewhere")).resolve("secret.pcap"), GOOD);
        Files.createSymbolicLink(folder.resolve("link.pcap"), secret);
        Files.createSymbolicLink(folder.resolve("folder"), secret.getParent());
        Files.createSymbolicLink(folder.resolve("nothing.pcap"), place.resolve("nothing"));

        assertThat(importAll()).containsExactly(
                new ImportOutcome.Refused("link.pcap", "is a link out of the folder: put the file itself there"),
                new ImportOutcome.Refused("nothing.pcap", "is a link to nothing"));
    }

    @Test
    void a_link_within_the_folder_is_followed() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.pcap"), Files.write(folder.resolve("data.bin"), GOOD));

        assertThat(importAll()).singleElement().isInstanceOf(ImportOutcome.Imported.class);
    }

    @Test
    void an_import_that_broke_off_is_completed() throws IOException {
        Files.write(folder.resolve("a.pcap"), GOOD);
        importAll();
        Files.delete(store.resolve("index.yaml"));

        assertThat(importAll()).singleElement().isInstanceOf(ImportOutcome.Imported.class);
        assertThat(CaptureStore.open(store).index().captures()).hasSize(1);
    }

    @Test
    void bytes_that_were_lost_come_back_without_a_second_entry() throws IOException {
        CaptureDigest digest = CaptureReader.digest(Files.write(folder.resolve("a.pcap"), GOOD));
        importAll();
        Files.delete(CaptureStore.open(store).file(digest).orElseThrow());

        importAll();

        assertThat(CaptureStore.open(store).file(digest)).isPresent();
        assertThat(CaptureStore.open(store).index().captures()).hasSize(1);
    }

    @Test
    void a_store_that_cannot_be_made_is_named() throws IOException {
        Files.createFile(place.resolve("state"));

        assertThatThrownBy(this::importAll).isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot make the store %s", store);
    }

    private List<ImportOutcome> importAll() {
        List<ImportOutcome> outcomes = new ArrayList<>();
        new CaptureImport(CaptureStore.open(store), "us", "any").of(folder, outcomes::add);
        return outcomes;
    }

    private List<Path> regularFiles() throws IOException {
        try (Stream<Path> files = Files.walk(store)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
