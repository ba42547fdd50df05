package io.skywarden.signature;

import java.net.InetAddress;
import java.util.Arrays;

/** An address block, such as 52.112.0.0/14. Bits behind the prefix are zero. */
public record Network(InetAddress address, int prefix) {

    public Network {
        byte[] bytes = address.getAddress();
        if (address.getHostAddress().indexOf('%') >= 0) {
            throw new MalformedSignature("networks", "%s is an address of one interface, not of a network".formatted(address.getHostAddress()));
        }
        if (prefix < 0 || prefix > bytes.length * 8) {
            throw new MalformedSignature("networks", "/%d is no prefix of %s".formatted(prefix, address.getHostAddress()));
        }
        if (!Arrays.equals(masked(bytes, prefix), bytes)) {
            throw new MalformedSignature("networks",
                    "%s/%d has bits set behind its prefix".formatted(address.getHostAddress(), prefix));
        }
    }

    /** Reads {@code address/prefix}; a name is refused, since a signature must not depend on a resolver. */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        try {
            if (slash > 0 && text.matches("[0-9a-fA-F.:]+/[0-9]{1,3}")) {
                return new Network(InetAddress.ofLiteral(text.substring(0, slash)),
                        Integer.parseInt(text.substring(slash + 1)));
            }
        } catch (IllegalArgumentException _) {
            // said below, with the whole text
        }
        throw new MalformedSignature("networks", "'%s' is not a network such as 52.112.0.0/14".formatted(text));
    }

    public boolean contains(InetAddress candidate) {
        byte[] bytes = candidate.getAddress();
        byte[] base = address.getAddress();
        return bytes.length == base.length && Arrays.equals(masked(bytes, prefix), base);
    }

    private static byte[] masked(byte[] bytes, int prefix) {
        byte[] kept = bytes.clone();
        for (int bit = prefix; bit < kept.length * 8; bit++) {
            kept[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        return kept;
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefix;
    }
}
