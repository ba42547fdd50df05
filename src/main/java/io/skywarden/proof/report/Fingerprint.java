package io.skywarden.proof.report;

import io.skywarden.proof.Finding;
import io.skywarden.proof.FlowTuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * By which a finding is known again in a later proof: SHA-256 over its level, signature, capture, flow and judges. Packet numbers
 * and counts are left out, and of a judge's version all behind the first dot: a fresh patch of an engine finds the same things.
 */
public record Fingerprint(String hex) implements Comparable<Fingerprint> {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public Fingerprint {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("'%s' is no fingerprint: 64 of 0-9 and a-f".formatted(hex));
        }
    }

    static Fingerprint of(Finding finding) {
        List<String> parts = switch (finding) {
            case Finding.Disagreement f -> List.of("disagreement", f.signature().value(), f.capture(),
                    FlowTuple.of(f.flow()).toString(), line(f.hitBy()), line(f.missedBy()));
            case Finding.FalseFlow f -> List.of("false-flow", f.signature().value(), f.capture(),
                    FlowTuple.of(f.flow()).toString(), line(f.judge()));
            case Finding.Shortfall f -> List.of("shortfall", f.signature().value(), f.capture(), line(f.judge()));
            case Finding.StaleDifference f -> List.of("stale-difference", f.signature().value(), f.capture(), line(f.judge()));
            case Finding.NotJudged f -> List.of("not-judged", f.capture(), line(f.judge()));
        };
        // With their lengths, so that no two lists are written alike.
        return new Fingerprint(sha256(parts.stream().map(part -> part.length() + ":" + part).collect(Collectors.joining(","))));
    }

    /** {@code suricata-7} of {@code suricata-7.0.10}. */
    static String line(String judge) {
        int dot = judge.indexOf('.');
        return dot < 0 ? judge : judge.substring(0, dot);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public int compareTo(Fingerprint other) {
        return hex.compareTo(other.hex);
    }
}
