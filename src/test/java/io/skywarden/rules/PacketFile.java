package io.skywarden.rules;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A capture of UDP datagrams, each from a client port of its own: the n-th payload comes from port 10000 + n. */
final class PacketFile {

    static final int FIRST_PORT = 10_000;
    private static final int IP_AND_UDP = 28;

    private PacketFile() {}

    static void write(Path file, int serverPort, List<byte[]> payloads) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(24 + payloads.stream().mapToInt(payload -> 16 + IP_AND_UDP + payload.length).sum())
                .order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(65_535).putInt(101);
        for (int i = 0; i < payloads.size(); i++) {
            int length = IP_AND_UDP + payloads.get(i).length;
            out.putInt(1_000_000_000).putInt(i).putInt(length).putInt(length);
            out.put(datagram(FIRST_PORT + i, serverPort, payloads.get(i)));
        }
        Files.write(file, out.array());
    }

    /** Which payload an engine's flow name speaks of. */
    static int index(String flow) {
        return Integer.parseInt(flow.replaceFirst(".*10\\.1\\.0\\.2:([0-9]+).*", "$1")) - FIRST_PORT;
    }

    private static byte[] datagram(int port, int serverPort, byte[] payload) {
        ByteBuffer packet = ByteBuffer.allocate(IP_AND_UDP + payload.length);
        packet.put((byte) 0x45).put((byte) 0).putShort((short) packet.capacity()).putInt(0);
        packet.put((byte) 64).put((byte) 17).putShort((short) 0);
        packet.put(new byte[] {10, 1, 0, 2}).put(new byte[] {(byte) 203, 0, 113, 7});
        packet.putShort((short) port).putShort((short) serverPort).putShort((short) (8 + payload.length)).putShort((short) 0);
        return packet.put(payload).array();
    }
}
