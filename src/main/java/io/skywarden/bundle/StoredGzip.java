package io.skywarden.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;

/**
 * A gzip member (RFC 1952) of stored blocks (RFC 1951 section 3.2.4). Nothing is compressed: what a deflater makes of
 * the same input differs between zlib builds, and a bundle must have the same bytes wherever it is made. Rule files are
 * small enough to pay for that.
 */
final class StoredGzip extends OutputStream {

    private static final int LONGEST_BLOCK = 0xffff;
    /** What each block and the whole cost beside the content. */
    private static final int BLOCK_COST = 5;
    private static final int COST = 18;
    /** Magic, deflate, no flags, no time, no extra flags, unknown system. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private final OutputStream out;
    private final CRC32 crc = new CRC32();
    private final byte[] block = new byte[LONGEST_BLOCK];
    private int filled;
    private long length;
    private boolean ended;

    StoredGzip(OutputStream out) throws IOException {
        this.out = out;
        out.write(HEADER);
    }

    /** How many bytes a content of this length becomes. */
    static long size(long content) {
        return COST + content + BLOCK_COST * Math.max(1, Math.ceilDiv(content, LONGEST_BLOCK));
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    /** A full block is written when more follows: the last one, full or not, says that it is the last. */
    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        crc.update(bytes, offset, count);
        length += count;
        for (int done = 0; done < count; ) {
            if (filled == LONGEST_BLOCK) {
                block(false);
            }
            int part = Math.min(count - done, LONGEST_BLOCK - filled);
            System.arraycopy(bytes, offset + done, block, filled, part);
            filled += part;
            done += part;
        }
    }

    @Override
    public void close() throws IOException {
        if (!ended) {
            ended = true;
            block(true);
            littleEndian((int) crc.getValue(), 4);
            littleEndian((int) length, 4);
            out.close();
        }
    }

    private void block(boolean last) throws IOException {
        out.write(last ? 1 : 0);
        littleEndian(filled, 2);
        littleEndian(~filled, 2);
        out.write(block, 0, filled);
        filled = 0;
    }

    private void littleEndian(int value, int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            out.write(value >>> 8 * i);
        }
    }
}
