package io.skywarden.capture;

import java.nio.ByteBuffer;

/**
 * A packet as it lies in the file, before anything is decoded.
 *
 * @param number its position in the file, the first is 1
 * @param micros its time in microseconds since 1970
 * @param linkType what {@code data} begins with (a LINKTYPE_ number of the tcpdump group's registry)
 * @param data the captured bytes, big-endian, position 0
 */
record Frame(long number, long micros, int linkType, ByteBuffer data) {}
