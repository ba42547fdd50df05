package io.skywarden.capture;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Packets of one conversation: a client, port 40000, and a server, port 443, in IPv4 or IPv6. */
final class Packets {

    static final InetAddress CLIENT = address("10.1.0.2");
    static final InetAddress SERVER = address("203.0.113.7");
    static final InetAddress CLIENT6 = address("2001:db8::2");
    static final InetAddress SERVER6 = address("2001:db8::7");
    static final int CLIENT_PORT = 40_000;
    static final int SERVER_PORT = 443;
    static final FlowKey UDP_FLOW = new FlowKey(Protocol.UDP, CLIENT, CLIENT_PORT, SERVER, SERVER_PORT);
    static final FlowKey TCP_FLOW = new FlowKey(Protocol.TCP, CLIENT, CLIENT_PORT, SERVER, SERVER_PORT);
    static final FlowKey UDP6_FLOW = new FlowKey(Protocol.UDP, CLIENT6, CLIENT_PORT, SERVER6, SERVER_PORT);

    private Packets() {}

    static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("a literal needs no name service", e);
        }
    }

    /** An IPv4 datagram from the client. */
    static byte[] datagram(String payload) {
        return ipv4(true, 17, udp(true, payload));
    }

    static byte[] answer(String payload) {
        return ipv4(false, 17, udp(false, payload));
    }

    static byte[] datagram6(String payload) {
        return ipv6(17, udp(true, payload));
    }

    static byte[] udp(boolean toServer, String payload) {
        byte[] data = payload.getBytes(StandardCharsets.ISO_8859_1);
        return ports(8 + data.length, toServer).putShort((short) (8 + data.length)).putShort((short) 0).put(data).array();
    }

    static byte[] tcp(boolean toServer, int sequence, int acknowledgement, int flags, String payload) {
        byte[] data = payload.getBytes(StandardCharsets.ISO_8859_1);
        return ports(20 + data.length, toServer).putInt(sequence).putInt(acknowledgement).put((byte) 0x50).put((byte) flags)
                .putShort((short) 8_192).putInt(0).put(data).array();
    }

    private static ByteBuffer ports(int size, boolean toServer) {
        return ByteBuffer.allocate(size).putShort((short) (toServer ? CLIENT_PORT : SERVER_PORT))
                .putShort((short) (toServer ? SERVER_PORT : CLIENT_PORT));
    }

    static byte[] ipv4(boolean toServer, int protocol, byte[] payload) {
        return fragment4(toServer, protocol, 0, 0, false, payload);
    }

    /** @param offset in bytes, a multiple of 8 */
    static byte[] fragment4(boolean toServer, int protocol, int id, int offset, boolean more, byte[] payload) {
        return ByteBuffer.allocate(20 + payload.length).put((byte) 0x45).put((byte) 0).putShort((short) (20 + payload.length))
                .putShort((short) id).putShort((short) ((more ? 0x2000 : 0) | offset / 8))
                .put((byte) 64).put((byte) protocol).putShort((short) 0)
                .put((toServer ? CLIENT : SERVER).getAddress()).put((toServer ? SERVER : CLIENT).getAddress())
                .put(payload).array();
    }

    static byte[] ipv6(int next, byte[] payload) {
        return ByteBuffer.allocate(40 + payload.length).putInt(0x6000_0000).putShort((short) payload.length)
                .put((byte) next).put((byte) 64).put(CLIENT6.getAddress()).put(SERVER6.getAddress()).put(payload).array();
    }

    /** The fragment header of RFC 8200 section 4.5 before a part of a datagram. */
    static byte[] fragment6(int id, int offset, boolean more, byte[] part) {
        return ipv6(44, ByteBuffer.allocate(8 + part.length).put((byte) 17).put((byte) 0)
                .putShort((short) (offset | (more ? 1 : 0))).putInt(id).put(part).array());
    }

    static byte[] ethernet(byte[] ip) {
        return behind(ip, hex("0202020202020404040404040800"));
    }

    static byte[] behind(byte[] packet, byte[] header) {
        return ByteBuffer.allocate(header.length + packet.length).put(header).put(packet).array();
    }

    static byte[] hex(String digits) {
        return java.util.HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    static String text(FlowPacket packet) {
        return new String(packet.payload(), StandardCharsets.ISO_8859_1);
    }

    static String text(StreamStart stream) {
        return new String(stream.bytes(), StandardCharsets.ISO_8859_1);
    }
}
