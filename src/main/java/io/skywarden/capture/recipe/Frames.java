package io.skywarden.capture.recipe;

import io.skywarden.capture.FlowKey;
import java.net.Inet4Address;

/** Makes the Ethernet frames of one direction of a flow; {@code key.client()} is the sender. */
final class Frames {

    static final int FIN = 0x01;
    static final int SYN = 0x02;
    static final int PUSH = 0x08;
    static final int ACK = 0x10;

    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int UDP_HEADER = 8;
    private static final int TTL = 64;
    private static final int WINDOW = 64_240;
    private static final int DONT_FRAGMENT = 0x4000;
    private static final String CLIENT_MAC = "020000000001";
    private static final String SERVER_MAC = "020000000002";

    private final FlowKey key;
    private final boolean fromClient;

    Frames(FlowKey key, boolean fromClient) {
        this.key = key;
        this.fromClient = fromClient;
    }

    byte[] udp(byte[] payload) {
        byte[] datagram = ports().u16(UDP_HEADER + payload.length).u16(0).bytes(payload).toBytes();
        int sum = checksum(UDP, datagram);
        // RFC 768: a sum of zero is sent as all ones, zero would mean "no checksum"
        return ethernet(UDP, with(datagram, 6, sum == 0 ? 0xffff : sum));
    }

    byte[] tcp(int flags, int sequence, int acknowledged, byte[] payload) {
        boolean syn = (flags & SYN) != 0;
        byte[] segment = ports()
                .u32(sequence)
                .u32(acknowledged)
                .u16((syn ? 6 : 5) << 12 | flags)
                .u16(WINDOW)
                .u16(0)
                .u16(0)
                .hex(syn ? "02 04 05b4" : "")
                .bytes(payload)
                .toBytes();
        return ethernet(TCP, with(segment, 16, checksum(TCP, segment)));
    }

    private Octets ports() {
        return new Octets().u16(key.clientPort()).u16(key.serverPort());
    }

    private byte[] ethernet(int protocol, byte[] transport) {
        boolean v4 = key.client() instanceof Inet4Address;
        return new Octets()
                .hex(fromClient ? SERVER_MAC : CLIENT_MAC)
                .hex(fromClient ? CLIENT_MAC : SERVER_MAC)
                .u16(v4 ? 0x0800 : 0x86dd)
                .bytes(v4 ? ipv4(protocol, transport.length) : ipv6(protocol, transport.length))
                .bytes(transport)
                .toBytes();
    }

    /** RFC 791 section 3.1. */
    private byte[] ipv4(int protocol, int length) {
        byte[] header = new Octets()
                .u16(0x4500).u16(20 + length).u16(0).u16(DONT_FRAGMENT).u8(TTL).u8(protocol).u16(0)
                .bytes(key.client().getAddress()).bytes(key.server().getAddress())
                .toBytes();
        return with(header, 10, complement(header));
    }

    /** RFC 8200 section 3. */
    private byte[] ipv6(int protocol, int length) {
        return new Octets()
                .u32(0x60000000).u16(length).u8(protocol).u8(TTL)
                .bytes(key.client().getAddress()).bytes(key.server().getAddress())
                .toBytes();
    }

    /** Over a pseudo header as well: RFC 9293 section 3.1, RFC 8200 section 8.1. The two forms add up to the same sum. */
    private int checksum(int protocol, byte[] transport) {
        return complement(new Octets()
                .bytes(key.client().getAddress()).bytes(key.server().getAddress())
                .u32(transport.length).u32(protocol)
                .bytes(transport)
                .toBytes());
    }

    /** RFC 1071: the complement of the ones' complement sum of all 16-bit words. */
    private static int complement(byte[] bytes) {
        long sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            sum += (bytes[i] & 0xffL) << (i % 2 == 0 ? 8 : 0);
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return (int) ~sum & 0xffff;
    }

    private static byte[] with(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >>> 8);
        bytes[at + 1] = (byte) value;
        return bytes;
    }
}
