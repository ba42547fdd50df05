package io.skywarden.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A tar.gz whose bytes depend on the members alone: sorted names, no times, no owners. */
final class Archive {

    private static final int READABLE_BY_ALL = 0100644;
    private static final int RECORD = 512;
    private static final int BLOCK = 20 * RECORD;

    private Archive() {}

    static byte[] of(SortedMap<String, byte[]> members) {
        WholeBytes bytes = new WholeBytes(StoredGzip.size(size(members)));
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new StoredGzip(bytes))) {
            for (var member : members.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(member.getKey());
                entry.setSize(member.getValue().length);
                entry.setMode(READABLE_BY_ALL);
                entry.setModTime(0L);
                entry.setIds(0, 0);
                entry.setNames("", "");
                tar.putArchiveEntry(entry);
                tar.write(member.getValue());
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return bytes.toByteArray();
    }

    /** A record of head for each member, its content in whole records, and the whole in whole blocks with two records of end. */
    private static long size(SortedMap<String, byte[]> members) {
        long records = 2 + members.values().stream().mapToLong(content -> 1 + Math.ceilDiv(content.length, RECORD)).sum();
        return Math.ceilDiv(records * RECORD, BLOCK) * (long) BLOCK;
    }
}
