package io.skywarden.capture;

/**
 * The first bytes of one direction of a TCP stream, in order, without gaps; capped, since names and first requests stand
 * at the front.
 *
 * @param bytes the bytes up to the first gap or the cap; never changed by anyone
 * @param packet the number of the packet that brought the last of them, 0 when there are none
 */
public record StreamStart(byte[] bytes, long packet) {

    public static final StreamStart EMPTY = new StreamStart(new byte[0], 0);

    /** How many bytes of a direction are kept. */
    public static final int CAP = 64 * 1024;
}
