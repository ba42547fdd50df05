package io.skywarden.proof.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** A capture of raw IPv4 (link type 101) with UDP packets, one a second, written byte by byte. */
final class SmallCapture {

    private final ByteBuffer bytes = ByteBuffer.allocate(131_072).order(ByteOrder.LITTLE_ENDIAN);
    private int seconds = 1_700_000_000;

    SmallCapture() {
        this(101);
    }

    SmallCapture(int linkType) {
        bytes.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(65535).putInt(linkType);
    }

    SmallCapture udp(String src, int sport, String dst, int dport, byte[] payload) {
        int length = 28 + payload.length;
        bytes.putInt(seconds++).putInt(0).putInt(length).putInt(length).order(ByteOrder.BIG_ENDIAN);
        bytes.put((byte) 0x45).put((byte) 0).putShort((short) length).putInt(0).put((byte) 64).put((byte) 17).putShort((short) 0);
        bytes.put(InetAddress.ofLiteral(src).getAddress()).put(InetAddress.ofLiteral(dst).getAddress());
        bytes.putShort((short) sport).putShort((short) dport).putShort((short) (8 + payload.length)).putShort((short) 0);
        bytes.put(payload).order(ByteOrder.LITTLE_ENDIAN);
        return this;
    }

    /** Nothing is sent for a while. */
    SmallCapture silence(int seconds) {
        this.seconds += seconds;
        return this;
    }

    Path write(Path file, int lessBytes) throws IOException {
        byte[] written = new byte[bytes.position() - lessBytes];
        bytes.get(0, written);
        return Files.write(file, written);
    }
}
