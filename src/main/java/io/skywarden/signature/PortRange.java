package io.skywarden.signature;

/** Ports from first to last, both included. */
public record PortRange(int first, int last) {

    private static final int LAST_PORT = 65_535;

    public PortRange {
        if (first < 0 || last < first || last > LAST_PORT) {
            throw new MalformedSignature("ports", "%d..%d is not a range of ports (0..65535)".formatted(first, last));
        }
    }

    public boolean contains(int port) {
        return first <= port && port <= last;
    }
}
