package io.skywarden.capture.recipe;

import io.skywarden.capture.Protocol;
import java.util.concurrent.TimeUnit;

/** How much a recipe asks for. A few words can ask for more than any memory holds, so it is added up before it is made. */
final class RecipeSize {

    private static final int MOST_FLOWS = 10_000;
    private static final long MOST_PACKETS = 100_000;
    private static final long MOST_BYTES = 32L << 20;
    private static final long MOST_MILLIS = TimeUnit.DAYS.toMillis(365);
    /** Handshake and end of a TCP connection. */
    private static final int AROUND_TCP = 6;
    /** Record header and frame headers, at the most. */
    private static final int AROUND_PACKET = 90;

    private long flows;
    private long packets;
    private long bytes;
    private long millis;

    void add(FlowHead head) {
        flows += head.count();
        packets(isTcp(head) ? AROUND_TCP * (long) head.count() : 0);
        if (flows > MOST_FLOWS) {
            throw new Complaint("the recipe asks for %d flows up to here, and %d is the most", flows, MOST_FLOWS);
        }
        check();
    }

    void add(FlowHead head, Turn turn) {
        switch (turn) {
            case Turn.Wait(long wait) -> millis += wait * head.count();
            case Turn.Send send -> add(head, send);
        }
        check();
    }

    private void add(FlowHead head, Turn.Send send) {
        long often = (long) send.times() * head.count();
        long size = Payloads.size(send.items());
        packets(often * (isTcp(head) ? 2 * Math.ceilDiv(size, FlowPlayer.SEGMENT) : 1));
        bytes += often * size;
        millis += often * send.everyMillis();
    }

    private void packets(long more) {
        packets += more;
        bytes += more * AROUND_PACKET;
    }

    private void check() {
        if (packets > MOST_PACKETS) {
            throw new Complaint("the recipe asks for %d packets up to here, and %d is the most", packets, MOST_PACKETS);
        }
        if (bytes > MOST_BYTES) {
            throw new Complaint("the recipe asks for %d bytes up to here, and %d is the most", bytes, MOST_BYTES);
        }
        if (millis > MOST_MILLIS) {
            throw new Complaint("the recipe lasts %d days up to here, and 365 is the most", TimeUnit.MILLISECONDS.toDays(millis));
        }
    }

    private static boolean isTcp(FlowHead head) {
        return head.first().protocol() == Protocol.TCP;
    }
}
