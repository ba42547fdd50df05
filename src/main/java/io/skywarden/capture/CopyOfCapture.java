package io.skywarden.capture;

import java.util.OptionalInt;

/**
 * One copy of one capture: gives its frames addresses that nobody else has, 10.0.0.0/8 and fd53:6b79:7761:7264::/64, and
 * brings every checksum along that covers them.
 */
final class CopyOfCapture {

    /** Of 10.0.0.0/8, without its first and last address. */
    static final long MOST_V4 = (1 << 24) - 2;

    private static final int FIRST_V4 = 0x0a00_0001;
    private static final long NETWORK_V6 = 0xfd53_6b79_7761_7264L;
    private static final int CHECKSUM_V4 = 10;

    private final ShiftedAddresses addresses;
    private final long firstV4;
    private final long firstV6;

    /**
     * @param firstV4 how many IPv4 addresses were given before
     * @param firstV6 how many IPv6 addresses were given before
     */
    CopyOfCapture(ShiftedAddresses addresses, long firstV4, long firstV6) {
        this.addresses = addresses;
        this.firstV4 = firstV4;
        this.firstV6 = firstV6;
    }

    void rewrite(byte[] frame, int length) {
        IpHeaders.of(frame, length, header -> rewrite(frame, header));
    }

    private void rewrite(byte[] frame, IpHeader header) {
        long change = replace(frame, header.source(), header) + replace(frame, header.destination(), header);
        if (!header.v6()) {
            put16(frame, header.at() + CHECKSUM_V4, changed(u16(frame, header.at() + CHECKSUM_V4), change));
        }
        int place = header.checksum();
        if (place >= 0 && !(header.isUdp() && u16(frame, place) == 0)) {
            int sum = changed(u16(frame, place), change);
            put16(frame, place, header.isUdp() && sum == 0 ? 0xffff : sum);
        }
    }

    /** What the sum of the 16-bit words grows by: the new words, and the complement of the old ones. */
    private long replace(byte[] frame, int at, IpHeader header) {
        OptionalInt number = addresses.number(frame, at, header);
        if (number.isEmpty()) {
            return 0;
        }
        long change = 0;
        for (int i = 0; i < header.addressLength(); i += 2) {
            change += ~u16(frame, at + i) & 0xffff;
        }
        if (header.v6()) {
            put64(frame, at, NETWORK_V6);
            put64(frame, at + 8, firstV6 + number.getAsInt() + 1);
        } else {
            put32(frame, at, (int) (FIRST_V4 + firstV4 + number.getAsInt()));
        }
        for (int i = 0; i < header.addressLength(); i += 2) {
            change += u16(frame, at + i);
        }
        return change;
    }

    /** RFC 1624, equation 3. What was wrong before stays as wrong as it was: it is part of the capture. */
    private static int changed(int checksum, long change) {
        long sum = (~checksum & 0xffff) + change;
        while (sum >>> 16 != 0) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return (int) ~sum & 0xffff;
    }

    private static int u16(byte[] frame, int at) {
        return (frame[at] & 0xff) << 8 | frame[at + 1] & 0xff;
    }

    private static void put16(byte[] frame, int at, int value) {
        frame[at] = (byte) (value >>> 8);
        frame[at + 1] = (byte) value;
    }

    private static void put32(byte[] frame, int at, int value) {
        put16(frame, at, value >>> 16);
        put16(frame, at + 2, value);
    }

    private static void put64(byte[] frame, int at, long value) {
        put32(frame, at, (int) (value >>> 32));
        put32(frame, at + 4, (int) value);
    }
}
