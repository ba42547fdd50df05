package io.skywarden.proof;

import io.skywarden.capture.SeenPacket;
import io.skywarden.proof.scan.Found;
import io.skywarden.proof.scan.Scanner;
import java.lang.ref.Reference;

/** Looks for many patterns in a payload at once, at the first question about it and not before. For one pass. */
final class PayloadScan implements AutoCloseable {

    private final FloatingPatterns owner;
    private final Scanner scanner;
    private final Found found;
    private boolean scanned;

    /** @param owner whose native memory goes when nobody knows it any more */
    PayloadScan(FloatingPatterns owner, Scanner scanner, Found found) {
        this.owner = owner;
        this.scanner = scanner;
        this.found = found;
    }

    /** Another packet. */
    void next() {
        scanned = false;
    }

    boolean has(int pattern, SeenPacket packet) {
        if (!scanned) {
            scanner.scan(packet.data(), packet.from(), packet.size(), found);
            Reference.reachabilityFence(owner);
            scanned = true;
        }
        return found.has(pattern);
    }

    @Override
    public void close() {
        scanner.close();
    }
}
