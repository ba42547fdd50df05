package io.skywarden.proof.job;

import io.skywarden.rules.SidLock;
import io.skywarden.signature.SignatureId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a job proves, so that every worker lays out the same: versions, which never change, and the numbers of their rules, which do.
 *
 * @param sids the numbers as they were when the job was asked for
 */
public record JobPlan(List<Version> versions, SidLock sids) {

    /** One version, whose content is in the catalogue. */
    public record Version(SignatureId id, int number) {
        @Override
        public String toString() {
            return "%s/%d".formatted(id, number);
        }

        static Version parse(String text) {
            int slash = text.lastIndexOf('/');
            return new Version(new SignatureId(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
        }
    }

    public JobPlan {
        versions = List.copyOf(versions);
    }

    /** As it is kept: the versions in one line, then the lock. */
    public String text() {
        return versions.stream().map(Version::toString).collect(Collectors.joining(" ")) + "\n" + sids.text();
    }

    public static JobPlan parse(String text) {
        int end = text.indexOf('\n');
        return new JobPlan(Arrays.stream(text.substring(0, end).split(" ")).map(Version::parse).toList(), lock(text.substring(end + 1)));
    }

    private static SidLock lock(String text) {
        try {
            Path file = Files.createTempFile("skywarden-sids", ".lock");
            try {
                return SidLock.read(Files.writeString(file, text));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a temporary file", e);
        }
    }
}
