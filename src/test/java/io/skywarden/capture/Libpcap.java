package io.skywarden.capture;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.pcap4j.core.Pcaps;

/** The library that pcapng needs; a machine may lack it. */
final class Libpcap {

    private Libpcap() {}

    /** Skips the test, with a printed reason, when it is absent. */
    static void assumeInstalled() {
        boolean here = true;
        try {
            Pcaps.libVersion();
        } catch (UnsatisfiedLinkError | NoClassDefFoundError absent) {
            here = false;
            System.out.println("skipped: libpcap is not installed");
        }
        assumeTrue(here, "libpcap is not installed");
    }
}
