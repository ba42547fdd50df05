package io.skywarden.capture;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which addresses of one capture are given anew in each copy of it: the private ones, and of two public ones that talk, the
 * one that began. So each flow has an end that no other copy knows, and servers stay where signatures look for them.
 */
final class ShiftedAddresses {

    private final Map<ByteBuffer, Integer> v4 = new HashMap<>();
    private final Map<ByteBuffer, Integer> v6 = new HashMap<>();

    /** To be told of each header of the capture, in order, before anything is asked. */
    void note(byte[] frame, IpHeader header) {
        Map<ByteBuffer, Integer> known = header.v6() ? v6 : v4;
        ByteBuffer source = address(frame, header.source(), header);
        ByteBuffer destination = address(frame, header.destination(), header);
        addPrivate(known, source);
        addPrivate(known, destination);
        if (!known.containsKey(source) && !known.containsKey(destination)) {
            add(known, source);
        }
    }

    /** Its number among those that are given anew; empty for one that stays. */
    OptionalInt number(byte[] frame, int at, IpHeader header) {
        Integer number = (header.v6() ? v6 : v4).get(address(frame, at, header));
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    int countV4() {
        return v4.size();
    }

    int countV6() {
        return v6.size();
    }

    private static ByteBuffer address(byte[] frame, int at, IpHeader header) {
        return ByteBuffer.wrap(frame, at, header.addressLength());
    }

    private static void addPrivate(Map<ByteBuffer, Integer> known, ByteBuffer address) {
        if (address.remaining() == 4 ? isPrivate4(address) : isPrivate6(address)) {
            add(known, address);
        }
    }

    /** A view of the frame asks, a copy stays. */
    private static void add(Map<ByteBuffer, Integer> known, ByteBuffer address) {
        if (!known.containsKey(address)) {
            known.put(ByteBuffer.allocate(address.remaining()).put(address).flip(), known.size());
        }
    }

    /** RFC 6890: networks that are nobody's alone. New addresses are among them, so none that stays can be one of those. */
    private static boolean isPrivate4(ByteBuffer address) {
        int first = address.get(address.position()) & 0xff;
        int second = address.get(address.position() + 1) & 0xff;
        return first == 0 || first == 10 || first == 127 || first == 172 && second >> 4 == 1 || first == 192 && second == 168
                || first == 169 && second == 254 || first == 100 && second >> 6 == 1;
    }

    private static boolean isPrivate6(ByteBuffer address) {
        int first = address.get(address.position()) & 0xff;
        return first == 0 || (first & 0xfe) == 0xfc || first == 0xfe;
    }
}
