package io.skywarden.capture;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * An IP address as two numbers, for maps with millions of them. IPv4 lies in ::ffff:0:0/96 (RFC 4291 section 2.5.5.2), as
 * {@link InetAddress} has it too: both forms of an address are the same.
 *
 * @param high the first eight bytes
 * @param low the last eight
 */
public record Address(long high, long low) {

    private static final long MAPPED = 0xffffL;

    /** Any address of this machine's platform. */
    public static Address of(InetAddress address) {
        byte[] bytes = address.getAddress();
        ByteBuffer wrapped = ByteBuffer.wrap(bytes);
        return bytes.length == 4 ? new Address(0, v4(wrapped.getInt())) : new Address(wrapped.getLong(), wrapped.getLong());
    }

    /** The low half of an IPv4 address; its high half is 0. */
    public static long v4(int bits) {
        return MAPPED << 32 | bits & 0xffff_ffffL;
    }

    public boolean isV4() {
        return isV4(high, low);
    }

    public static boolean isV4(long high, long low) {
        return high == 0 && low >>> 32 == MAPPED;
    }

    /** As the platform knows it. */
    public InetAddress inet() {
        try {
            return InetAddress.getByAddress(isV4()
                    ? ByteBuffer.allocate(4).putInt((int) low).array()
                    : ByteBuffer.allocate(16).putLong(high).putLong(low).array());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 and 16 bytes are addresses", e);
        }
    }

    @Override
    public int hashCode() {
        long mixed = (high * 0x9e37_79b9_7f4a_7c15L ^ low) * 0xbf58_476d_1ce4_e5b9L;
        return (int) (mixed ^ mixed >>> 32);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Address(long itsHigh, long itsLow) && itsHigh == high && itsLow == low;
    }
}
