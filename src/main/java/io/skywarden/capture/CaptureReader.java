package io.skywarden.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Opens capture files, pcap and pcapng, and decodes them to flows. */
public final class CaptureReader {

    private CaptureReader() {}

    /**
     * Decodes a file. One that ends too early, or is corrupt from some packet on, is decoded up to there and says so.
     *
     * @throws CaptureUnreadable for a file that is no capture, or none that can be decoded
     */
    public static Capture read(Path file) {
        CaptureInMemory kept = new CaptureInMemory();
        CaptureEnd end = watch(file, kept);
        return new Capture(digest(file), kept.flows(), kept.packets(), end.packetCount(), end.damage());
    }

    /**
     * Decodes a file and keeps nothing of it: the watcher is told of each packet as it goes by.
     *
     * @throws CaptureUnreadable for a file that is no capture, or none that can be decoded
     */
    public static CaptureEnd watch(Path file, FlowWatcher watcher) {
        try (Frames frames = open(file)) {
            List<String> damage = new ArrayList<>();
            long count = decode(file, frames, new TransportLayer(watcher), damage);
            frames.gaps().ifPresent(damage::add);
            return new CaptureEnd(count, Optional.of(String.join("; ", damage)).filter(text -> !text.isEmpty()));
        } catch (IOException e) {
            throw new CaptureUnreadable(file, "cannot be read (%s)".formatted(e.getMessage()));
        }
    }

    private static long decode(Path file, Frames frames, TransportLayer transport, List<String> damage) {
        NetworkLayer network = new NetworkLayer(transport);
        long count = 0;
        try {
            while (frames.next()) {
                if (count == 0 && !LinkLayer.knows(frames.linkType())) {
                    throw new LinkUnsupported(file, frames.linkType());
                }
                count = frames.number();
                transport.at(count, frames.micros());
                LinkLayer.decode(frames.linkType(), frames.data(), frames.from(), frames.to(), network);
            }
        } catch (Frames.Damaged damaged) {
            damage.add(damaged.getMessage());
        }
        return count;
    }

    /** The frames of a file, decoded no further. */
    static Frames open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new CaptureUnreadable(file, "is not a file");
        }
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(24);
        }
        if (start.length == 0) {
            throw new CaptureUnreadable(file, "is empty");
        }
        return ClassicPcap.begins(start) ? ClassicPcap.open(file) : LibpcapFile.open(file);
    }

    /** The SHA-256 of the file's bytes. */
    public static CaptureDigest digest(Path file) {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return new CaptureDigest(HexFormat.of().formatHex(in.getMessageDigest().digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } catch (IOException e) {
            throw new CaptureUnreadable(file, "cannot be read (%s)".formatted(e.getMessage()));
        }
    }
}
