package io.skywarden.catalogue.store.offline;

import com.fasterxml.jackson.core.JacksonException;
import io.skywarden.catalogue.store.offline.Manifest.Content;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The archive as a file: the manifest, then each member it names, in its order and with its digest; nothing else. */
final class BackupArchive {

    private static final int LONGEST_MANIFEST = 16_000_000;

    private BackupArchive() {}

    static void write(Path archive, Manifest manifest, Function<String, Path> tables, Function<String, Path> files) throws IOException {
        Files.createFile(archive, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(archive));
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes, 1 << 16), "UTF-8")) {
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            byte[] head = TableMember.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
            put(tar, Manifest.NAME, head.length);
            tar.write(head);
            tar.closeArchiveEntry();
            for (Content table : manifest.tables()) {
                copy(tar, Manifest.member(table.name()), tables.apply(table.name()), table);
            }
            for (Content file : manifest.files()) {
                copy(tar, Manifest.fileMember(file.name()), files.apply(file.name()), file);
            }
        }
        try (FileChannel written = FileChannel.open(archive, StandardOpenOption.WRITE)) {
            written.force(true);
        }
    }

    private static void copy(TarArchiveOutputStream tar, String name, Path file, Content content) throws IOException {
        put(tar, name, content.bytes());
        Files.copy(file, tar);
        tar.closeArchiveEntry();
    }

    private static void put(TarArchiveOutputStream tar, String name, long length) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(length);
        entry.setMode(0100600);
        tar.putArchiveEntry(entry);
    }

    /** What is done with the members of an archive. A member that is not read to its end is read on. */
    interface Visit {

        void table(Content table, InputStream bytes) throws IOException, SQLException;

        void file(Content file, InputStream bytes) throws IOException;
    }

    static Manifest manifest(Path archive) throws IOException {
        try (TarArchiveInputStream tar = open(archive)) {
            return manifest(tar);
        }
    }

    private static Manifest manifest(TarArchiveInputStream tar) throws IOException {
        TarArchiveEntry first = tar.getNextEntry();
        if (first == null || !first.getName().equals(Manifest.NAME) || first.getSize() > LONGEST_MANIFEST) {
            throw new Damaged("it does not begin with " + Manifest.NAME);
        }
        try {
            return TableMember.JSON.readValue(tar.readNBytes(LONGEST_MANIFEST), Manifest.class);
        } catch (JacksonException unreadable) {
            throw new Damaged(Manifest.NAME + " cannot be read: " + unreadable.getOriginalMessage());
        }
    }

    /**
     * Visits each member the manifest names.
     *
     * @throws Damaged with everything that is wrong, as far as it could be read
     */
    static void visit(Path archive, Manifest manifest, Visit visit) throws IOException, SQLException {
        List<String> faults = new ArrayList<>();
        try (TarArchiveInputStream tar = open(archive)) {
            if (!manifest(tar).equals(manifest)) {
                throw new Damaged("it was changed while it was read");
            }
            for (Content table : manifest.tables()) {
                MessageDigest digest = next(tar, Manifest.member(table.name()));
                visit.table(table, new Member(tar, digest));
                finish(tar, digest, Manifest.member(table.name()), table, faults);
            }
            for (Content file : manifest.files()) {
                MessageDigest digest = next(tar, Manifest.fileMember(file.name()));
                visit.file(file, new Member(tar, digest));
                finish(tar, digest, Manifest.fileMember(file.name()), file, faults);
            }
            TarArchiveEntry more = tar.getNextEntry();
            if (more != null) {
                faults.add("%s is not in the manifest".formatted(printable(more.getName())));
            }
        } catch (Damaged damaged) {
            faults.addAll(damaged.faults());
        }
        if (!faults.isEmpty()) {
            throw new Damaged(faults);
        }
    }

    private static MessageDigest next(TarArchiveInputStream tar, String name) throws IOException {
        TarArchiveEntry entry = tar.getNextEntry();
        if (entry == null || !entry.getName().equals(name) || !entry.isFile()) {
            throw new Damaged("%s is missing: %s stands there".formatted(name, entry == null ? "nothing" : printable(entry.getName())));
        }
        return Digest.begin();
    }

    private static void finish(TarArchiveInputStream tar, MessageDigest digest, String name, Content content, List<String> faults)
            throws IOException {
        new Member(tar, digest).transferTo(OutputStream.nullOutputStream());
        if (!Digest.hex(digest).equals(content.sha256())) {
            faults.add(name + " has another SHA-256 than the manifest says: it was changed");
        }
    }

    private static String printable(String name) {
        return "'" + name.replaceAll("[^\\x20-\\x7e]", "?") + "'";
    }

    private static TarArchiveInputStream open(Path archive) throws IOException {
        return new TarArchiveInputStream(
                new BufferedInputStream(new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)), 1 << 16)), "UTF-8");
    }

    /** The bytes of one member; closing it leaves the archive open. */
    private static final class Member extends DigestInputStream {

        Member(InputStream tar, MessageDigest digest) {
            super(tar, digest);
        }

        @Override
        public void close() {}
    }
}
