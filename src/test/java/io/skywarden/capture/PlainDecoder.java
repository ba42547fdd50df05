package io.skywarden.capture;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Decodes well-behaved classic pcaps (Ethernet, no loss, no fragments) for tests of what stands on flows. */
public final class PlainDecoder {

    private record Side(TreeMap<Long, byte[]> parts, long[] initial) {}

    private final Map<FlowKey, Flow> flows = new LinkedHashMap<>();
    private final Map<FlowKey, Side> sides = new LinkedHashMap<>();
    private long number;

    public static List<Flow> flows(byte[] pcap) throws UnknownHostException {
        var decoder = new PlainDecoder();
        ByteBuffer file = ByteBuffer.wrap(pcap).order(ByteOrder.LITTLE_ENDIAN).position(24);
        while (file.remaining() >= 16) {
            long micros = file.getInt() * 1_000_000L + file.getInt();
            byte[] frame = new byte[file.getInt()];
            file.getInt();
            file.get(frame);
            decoder.number++;
            decoder.frame(micros, frame);
        }
        decoder.flows.values().forEach(flow -> flow.reassembled(
                decoder.stream(flow.key()), decoder.stream(flow.key().reversed())));
        return List.copyOf(decoder.flows.values());
    }

    private void frame(long micros, byte[] frame) throws UnknownHostException {
        ByteBuffer in = ByteBuffer.wrap(frame);
        boolean v4 = in.getShort(12) == 0x0800;
        if (!v4 && in.getShort(12) != (short) 0x86dd) {
            return;
        }
        int transport = v4 ? 14 + (frame[14] & 15) * 4 : 54;
        int end = v4 ? 14 + (in.getShort(16) & 0xffff) : 54 + (in.getShort(18) & 0xffff);
        int protocol = v4 ? frame[23] : frame[20];
        if (protocol != 6 && protocol != 17) {
            return;
        }
        int size = v4 ? 4 : 16;
        int at = v4 ? 26 : 22;
        var key = new FlowKey(
                protocol == 6 ? Protocol.TCP : Protocol.UDP,
                InetAddress.getByAddress(Arrays.copyOfRange(frame, at, at + size)), in.getShort(transport) & 0xffff,
                InetAddress.getByAddress(Arrays.copyOfRange(frame, at + size, at + 2 * size)), in.getShort(transport + 2) & 0xffff);
        Flow flow = flows.containsKey(key.reversed())
                ? flows.get(key.reversed())
                : flows.computeIfAbsent(key, Flow::new);
        int header = protocol == 17 ? 8 : (frame[transport + 12] >> 4 & 15) * 4;
        byte[] payload = Arrays.copyOfRange(frame, transport + header, Math.max(transport + header, end));
        long sent = protocol == 6 ? segment(key, in, transport, payload) : 0;
        if (payload.length > 0) {
            flow.add(new FlowPacket(flow, number, micros, flow.key().equals(key), protocol == 6, sent, payload));
        }
    }

    private long segment(FlowKey key, ByteBuffer in, int at, byte[] payload) {
        long sequence = in.getInt(at + 4) & 0xffffffffL;
        boolean syn = (in.get(at + 13) & 2) != 0;
        Side side = sides.computeIfAbsent(key, _ -> new Side(new TreeMap<>(), new long[] {sequence + (syn ? 1 : 0)}));
        if (syn) {
            side.initial()[0] = sequence + 1;
            return 0;
        }
        long offset = sequence - side.initial()[0] & 0xffffffffL;
        if (payload.length > 0) {
            side.parts().merge(offset, payload, (old, fresh) -> old.length >= fresh.length ? old : fresh);
        }
        return offset + payload.length;
    }

    private StreamStart stream(FlowKey sender) {
        var stream = new ByteArrayOutputStream();
        Side side = sides.getOrDefault(sender, new Side(new TreeMap<>(), new long[1]));
        for (var part : side.parts().entrySet()) {
            int known = (int) Math.min(Integer.MAX_VALUE, stream.size() - part.getKey());
            if (known < 0 || stream.size() >= StreamStart.CAP) {
                break;
            }
            if (known < part.getValue().length) {
                stream.write(part.getValue(), known, part.getValue().length - known);
            }
        }
        return new StreamStart(stream.toByteArray(), number);
    }
}
