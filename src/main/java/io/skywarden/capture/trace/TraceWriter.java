package io.skywarden.capture.trace;

import io.skywarden.capture.CaptureDigest;
import io.skywarden.capture.CaptureEnd;
import io.skywarden.capture.FlowWatcher;
import io.skywarden.capture.SeenFlow;
import io.skywarden.capture.SeenPacket;
import io.skywarden.capture.session.SessionFact;
import io.skywarden.capture.session.SessionWatcher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes down what the decoder tells, part after part; in memory is only the part that is being filled. */
final class TraceWriter implements FlowWatcher {

    private static final int MOST_FLOWS = 8_192;
    private static final int MOST_FACT_BYTES = 1 << 18;
    private static final byte[] NOTHING = new byte[0];

    private final FileChannel file;
    private final SessionWatcher sessions = new SessionWatcher(this::fact);
    private final List<SeenFlow> newFlows = new ArrayList<>();
    private final PacketColumns packets = new PacketColumns(PacketColumns.MOST_ROWS);
    private final ByteArrayOutputStream facts = new ByteArrayOutputStream();
    private final ByteBuffer body = ByteBuffer.allocate(PacketColumns.mostBytes());
    private int factRows;
    private int flows;

    TraceWriter(FileChannel file) throws IOException {
        this.file = file;
        file.position(TraceHead.BYTES);
    }

    @Override
    public void packet(SeenFlow flow, SeenPacket packet) {
        if (flow.number() == flows) {
            flows++;
            newFlows.add(flow);
            if (newFlows.size() == MOST_FLOWS) {
                writeFlows();
            }
        }
        sessions.packet(flow, packet);
        // Without a payload a packet shows nothing; what it did to its flow is told with the next one.
        if (packet.size() > 0) {
            packets.add(flow.number(), packet);
            if (packets.isFull()) {
                writePackets();
            }
        }
    }

    @Override
    public void ended(SeenFlow flow) {
        sessions.ended(flow);
    }

    private void fact(SeenFlow flow, SessionFact fact) {
        facts.writeBytes(FactCode.bytes(flow.number(), fact));
        factRows++;
        if (facts.size() >= MOST_FACT_BYTES) {
            writeFacts();
        }
    }

    void end(CaptureDigest digest, CaptureEnd end) throws IOException {
        sessions.end();
        writePackets();
        writeFacts();
        byte[] damage = end.damage().orElse("").getBytes(StandardCharsets.UTF_8);
        ByteBuffer last = ByteBuffer.allocate(8 + damage.length).order(Section.ORDER).putLong(end.packetCount()).put(damage).flip();
        write(Section.of(Section.Kind.END, end.damage().isPresent() ? 1 : 0, 0, last, NOTHING, 0), last);
        long length = file.position();
        file.position(0);
        writeFully(new TraceHead(digest, length).bytes());
    }

    private void writeFlows() {
        if (!newFlows.isEmpty()) {
            ByteBuffer rows = FlowRows.bytes(newFlows);
            write(Section.of(Section.Kind.FLOWS, newFlows.size(), 0, rows, NOTHING, 0), rows);
            newFlows.clear();
        }
    }

    /** Flows come before what is said of them. */
    private void writePackets() {
        writeFlows();
        if (!packets.isEmpty()) {
            Section section = packets.into(body);
            write(section, body);
            writeFully(packets.payload());
            packets.clear();
        }
    }

    private void writeFacts() {
        writeFlows();
        if (factRows > 0) {
            ByteBuffer rows = ByteBuffer.wrap(facts.toByteArray());
            write(Section.of(Section.Kind.FACTS, factRows, 0, rows, NOTHING, 0), rows);
            facts.reset();
            factRows = 0;
        }
    }

    private void write(Section section, ByteBuffer rows) {
        writeFully(section.bytes());
        writeFully(rows);
    }

    private void writeFully(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a trace", e);
        }
    }
}
