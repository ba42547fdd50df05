package io.skywarden.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we write as gzip and tar, others read. */
class StoredGzipTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_534, 65_535, 65_536, 131_070, 131_071, 200_000})
    void the_platforms_own_reader_gives_the_content_back(int size) throws IOException {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        assertThat(gzip(content)).hasSize((int) StoredGzip.size(size));
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip(content)))) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void an_archive_has_sorted_members_without_times_and_owners() throws IOException {
        TreeMap<String, byte[]> members = new TreeMap<>();
        members.put("b/second", new byte[] {2, 3});
        members.put("a", new byte[0]);
        byte[] archive = Archive.of(members);
        assertThat(Archive.of(new TreeMap<>(members))).isEqualTo(archive);
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)))) {
            TarArchiveEntry first = tar.getNextEntry();
            assertThat(first.getName()).isEqualTo("a");
            assertThat(first.getLastModifiedDate().getTime()).isZero();
            assertThat(first.getUserName()).isEmpty();
            assertThat(first.getLongUserId()).isZero();
            assertThat(tar.getNextEntry().getName()).isEqualTo("b/second");
            assertThat(tar.readAllBytes()).containsExactly(2, 3);
            assertThat(tar.getNextEntry()).isNull();
        }
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (StoredGzip gzip = new StoredGzip(out)) {
            // In pieces, as a tar comes.
            for (int from = 0; from < content.length; from += 10_000) {
                gzip.write(content, from, Math.min(10_000, content.length - from));
            }
        }
        return out.toByteArray();
    }
}
