package io.skywarden.bundle;

import java.io.ByteArrayOutputStream;

/** Bytes in memory whose number is known beforehand, so that they are never copied: an archive of many rules is the largest thing there. */
final class WholeBytes extends ByteArrayOutputStream {

    WholeBytes(long size) {
        super(Math.toIntExact(size));
    }

    /** What was written; the array itself when it is full, which must not be written to any more. */
    @Override
    public byte[] toByteArray() {
        return count == buf.length ? buf : super.toByteArray();
    }
}
