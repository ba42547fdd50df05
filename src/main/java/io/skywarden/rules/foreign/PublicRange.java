package io.skywarden.rules.foreign;

import io.skywarden.rules.SidRange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sids that a publisher of rules holds, as far as the public register knows. */
public record PublicRange(SidRange range, String holder) {

    private static final String TABLE = "public-ranges.tsv";
    private static final String LOCAL = "local rules";

    /** Every range of the register. */
    public static List<PublicRange> all() {
        try (InputStream table = PublicRange.class.getResourceAsStream(TABLE)) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#")).map(line -> line.split("\t"))
                    .map(columns -> new PublicRange(SidRange.parse(columns[0]), columns[1])).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the table of public ranges", e);
        }
    }

    /** Whether it belongs to no publisher: each site numbers its own rules here. */
    boolean isLocal() {
        return holder.equals(LOCAL);
    }
}
