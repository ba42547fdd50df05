package io.skywarden.catalogue;

import io.skywarden.signature.SignatureId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing that was done, told for ever. Its hash is the SHA-256 of all its other members, the hash of the record before
 * included; each is preceded by its length, so that no two records read the same.
 *
 * @param seq counts from 1 without gaps
 * @param act what was done: a step's word, "draft", "import", "retire", "comment", "decide", "promote", "demote"
 * @param from the stage before; that of the version itself when nothing was before
 */
public record AuditRecord(long seq, Instant at, Actor actor, String act, SignatureId signature, int number,
        Stage from, Stage to, Why why, String contentHash, String previous, String hash) {

    /** What the first record takes for the hash of the one before. */
    public static final String GENESIS = "0".repeat(64);

    /** The record that follows the one of that number and hash. */
    static AuditRecord after(long seq, String previous, Instant at, Actor actor, Deed deed) {
        AuditRecord unsealed = new AuditRecord(seq + 1, at, actor, deed.act(), deed.signature(), deed.number(), deed.from(), deed.to(),
                deed.why(), deed.contentHash(), previous, "");
        return unsealed.sealed();
    }

    private AuditRecord sealed() {
        return new AuditRecord(seq, at, actor, act, signature, number, from, to, why, contentHash, previous, digest());
    }

    /** Whether the record says what it said when it was written. */
    public boolean isIntact() {
        return hash.equals(digest());
    }

    private String digest() {
        String text = List.of(Long.toString(seq), at.toString(), actor.name(), act, signature.value(), Integer.toString(number), from.name(),
                        to.name(), why.text(), contentHash, previous)
                .stream().map(member -> member.getBytes(StandardCharsets.UTF_8).length + ":" + member).collect(Collectors.joining("\n"));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }

    /** What was done, before it is given its place in the chain. */
    record Deed(String act, SignatureId signature, int number, Stage from, Stage to, Why why, String contentHash) {}
}
