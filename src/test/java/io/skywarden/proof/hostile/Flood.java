package io.skywarden.proof.hostile;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sound captures whose few bytes ask for much memory: each packet begins something that is never finished. */
enum Flood {

    /** The last bytes of packets of 64 KB, whose other fragments never come. */
    FRAGMENTS(20_000) {
        @Override
        void play(int number, Flood.Writer to) throws IOException {
            to.ipv4(number, 17, number & 0xffff, 0x2000 | 65_000 / 8, new byte[8]);
        }
    },
    /** Connections of which one late byte comes, far behind what was not sent. */
    GAPS(30_000) {
        @Override
        void play(int number, Flood.Writer to) throws IOException {
            to.ipv4(number, 6, 0, 0, segment(true, 0, 0x02, 0));
            to.ipv4(-number - 1, 6, 0, 0, segment(false, 0, 0x12, 0));
            to.ipv4(number, 6, 0, 0, segment(true, 1, 0x10, 0));
            to.ipv4(number, 6, 0, 0, segment(true, 65_000, 0x18, 1));
            to.ipv4(-number - 1, 6, 0, 0, segment(false, 65_000, 0x18, 1));
        }
    },
    /** Connections that have said a little and say no more: a start of TLS that is never complete. */
    STARTS(30_000) {
        @Override
        void play(int number, Flood.Writer to) throws IOException {
            to.ipv4(number, 6, 0, 0, segment(true, 0, 0x02, 0));
            to.ipv4(-number - 1, 6, 0, 0, segment(false, 0, 0x12, 0));
            to.ipv4(number, 6, 0, 0, segment(true, 1, 0x10, 0));
            byte[] start = segment(true, 1, 0x18, 1_400);
            start[20] = 0x16;
            start[21] = 0x03;
            start[22] = 0x01;
            start[23] = 0x3f;
            start[25] = 0x01;
            to.ipv4(number, 6, 0, 0, start);
        }
    },
    /** Datagrams each of which is a flow of its own. */
    FLOWS(100_000) {
        @Override
        void play(int number, Flood.Writer to) throws IOException {
            to.ipv4(number, 17, 0, 0, ByteBuffer.allocate(9).putShort((short) 40_000).putShort((short) 443).putShort((short) 9).array());
        }
    };

    private final int times;

    Flood(int times) {
        this.times = times;
    }

    abstract void play(int number, Writer to) throws IOException;

    void write(Path file) throws IOException {
        try (Writer writer = new Writer(file)) {
            for (int number = 0; number < times; number++) {
                play(number, writer);
            }
        }
    }

    static byte[] segment(boolean toServer, int sequence, int flags, int payload) {
        return ByteBuffer.allocate(20 + payload).putShort((short) (toServer ? 40_000 : 443)).putShort((short) (toServer ? 443 : 40_000))
                .putInt(sequence).putInt(1).put((byte) 0x50).put((byte) flags).putShort((short) 8_192).array();
    }

    /** A big-endian pcap of raw IP. */
    static final class Writer implements AutoCloseable {

        private final DataOutputStream out;

        Writer(Path file) throws IOException {
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
            out.write(ByteBuffer.allocate(24).putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putLong(0).putInt(65_535).putInt(101).array());
        }

        /** @param host from a client's number to the server, or as {@code -number - 1} back */
        void ipv4(int host, int protocol, int id, int fragment, byte[] payload) throws IOException {
            int client = 0x0a00_0000 + (host < 0 ? -host - 1 : host);
            int server = 0xcb00_7101;
            int length = 20 + payload.length;
            out.write(ByteBuffer.allocate(36).putInt(1_500_000_000).putInt(0).putInt(length).putInt(length)
                    .put((byte) 0x45).put((byte) 0).putShort((short) length).putShort((short) id).putShort((short) fragment)
                    .put((byte) 64).put((byte) protocol).putShort((short) 0)
                    .putInt(host < 0 ? server : client).putInt(host < 0 ? client : server).array());
            out.write(payload);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
