package io.skywarden.proof;

import io.skywarden.capture.SeenFlow;
import io.skywarden.capture.SeenPacket;
import io.skywarden.signature.Direction;
import io.skywarden.signature.PacketShows;
import io.skywarden.signature.PacketShows.Bytes;
import io.skywarden.signature.PacketShows.ByteTest;
import io.skywarden.signature.PacketShows.Guid;
import io.skywarden.signature.PacketShows.PadGenerator;
import io.skywarden.signature.PacketShows.SentAtMost;
import io.skywarden.signature.PacketShows.Size;
import io.skywarden.signature.PacketShows.StunAttribute;
import io.skywarden.signature.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * One alternative of one step, put in the order in which it is cheapest to refuse a packet: length, bytes sent, server,
 * single bytes, the rest. Its meaning is that of {@link StepMatch} and {@link PacketMatch}.
 */
final class CompiledAlternative {

    private static final int STUN_HEADER = 20;
    private static final io.skywarden.signature.HexPattern MAGIC_COOKIE =
            io.skywarden.signature.HexPattern.parse("21 12 a4 42");

    private final int signature;
    private final int step;
    private final Direction direction;
    private final CompiledServer server;
    private final ByteTests bytes;
    private final PayloadTest[] rest;
    private int minSize;
    private int maxSize = Integer.MAX_VALUE;
    private long sentMost = Long.MAX_VALUE;

    /**
     * @param signature its index among those of packets
     * @param index of the step within the signature
     */
    CompiledAlternative(int signature, int index, Step step, List<PacketShows> leaves, FloatingPatterns floating) {
        this.signature = signature;
        this.step = index;
        this.direction = step.direction();
        this.server = new CompiledServer(step.server());
        ByteTests.Asked asked = new ByteTests.Asked();
        List<PayloadTest> others = new ArrayList<>();
        leaves.forEach(leaf -> add(leaf, asked, others, floating));
        this.bytes = asked.tests();
        this.rest = others.toArray(PayloadTest[]::new);
    }

    private void add(PacketShows leaf, ByteTests.Asked asked, List<PayloadTest> others, FloatingPatterns floating) {
        switch (leaf) {
            case Size(int min, int max) -> {
                atLeast(min);
                maxSize = Math.min(maxSize, max);
            }
            case SentAtMost(int most) -> sentMost = Math.min(sentMost, most);
            case Bytes found when found.negated() -> others.add(PayloadTest.Stands.of(found, floating.number(found)));
            case Bytes found when found.isFixed() -> {
                atLeast(found.to());
                asked.pattern(found.from(), found.pattern());
            }
            case Bytes found -> {
                atLeast(found.from() + found.pattern().length());
                others.add(PayloadTest.Stands.of(found, floating.number(found)));
            }
            case ByteTest test -> {
                atLeast(test.at() + 1);
                asked.test(test);
            }
            case PadGenerator(int at) -> {
                atLeast(at + PadGenerator.LENGTH);
                others.add(new PayloadTest.Pad(at));
            }
            case Guid(int at) -> {
                atLeast(at + Guid.LENGTH);
                maxSize = Math.min(maxSize, at + Guid.LENGTH);
                others.add(new PayloadTest.GuidText(at));
            }
            case StunAttribute stun -> add(stun, asked, others);
        }
    }

    private void add(StunAttribute stun, ByteTests.Asked asked, List<PayloadTest> others) {
        int header = stun.framing().headerBytes();
        atLeast(header + STUN_HEADER + PayloadTest.Attribute.HEADER);
        asked.test(new ByteTest(header, 0xc0, PacketShows.Comparison.EQUAL, 0));
        asked.pattern(header + 4, MAGIC_COOKIE);
        others.add(PayloadTest.Attribute.of(stun, header + STUN_HEADER));
    }

    private void atLeast(int size) {
        minSize = Math.max(minSize, size);
    }

    int signature() {
        return signature;
    }

    int step() {
        return step;
    }

    boolean mayGo(boolean toServer) {
        return switch (direction) {
            case TO_SERVER -> toServer;
            case TO_CLIENT -> !toServer;
            case EITHER -> true;
        };
    }

    /** Whether there is a payload of a length in this range that it could accept. */
    boolean mayHave(int least, int most) {
        return minSize <= maxSize && minSize <= most && maxSize >= least;
    }

    /**
     * Whether the packet, whose direction has been looked at, shows this.
     *
     * @param scan of this packet; null when patterns have no numbers
     */
    boolean matches(SeenFlow flow, SeenPacket packet, PayloadScan scan) {
        int size = packet.size();
        if (size < minSize || size > maxSize || packet.sent() > sentMost || !server.accepts(flow)) {
            return false;
        }
        byte[] data = packet.data();
        if (!bytes.hold(data, packet.from())) {
            return false;
        }
        for (PayloadTest test : rest) {
            boolean holds = scan != null && test instanceof PayloadTest.Stands stands && stands.number() != FloatingPatterns.NO_NUMBER
                    ? scan.has(stands.number(), packet) != stands.negated()
                    : test.holds(data, packet.from(), packet.to());
            if (!holds) {
                return false;
            }
        }
        return true;
    }
}
