package io.skywarden.capture.trace;

import io.skywarden.capture.CaptureDigest;
import io.skywarden.capture.CaptureEnd;
import io.skywarden.capture.FlowWatcher;
import io.skywarden.capture.SeenFlow;
import io.skywarden.capture.SeenPacket;
import io.skywarden.capture.session.SessionWatcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A capture decoded once: playing it tells of the same packets with a payload and the same facts as the decoder did, in
 * the same order. Every part is checked before anything of it is told; payloads are read for those parts only of which
 * somebody looks at one.
 */
public final class Trace implements AutoCloseable {

    private final Path path;
    private final FileChannel file;
    private final long length;

    private Trace(Path path, FileChannel file, long length) {
        this.path = path;
        this.file = file;
        this.length = length;
    }

    /** Opens what is a trace of this capture in the form of today; another version or a file cut short is none. */
    static Optional<Trace> open(Path path, CaptureDigest digest) {
        FileChannel file = null;
        try {
            file = FileChannel.open(path, StandardOpenOption.READ);
            ByteBuffer head = ByteBuffer.allocate(TraceHead.BYTES);
            if (read(file, head, 0) && new TraceHead(digest, file.size()).begins(head)) {
                return Optional.of(new Trace(path, file, file.size()));
            }
            file.close();
            return Optional.empty();
        } catch (IOException absentOrUnreadable) {
            return Optional.empty();
        }
    }

    private static boolean read(FileChannel file, ByteBuffer into, long from) throws IOException {
        long at = from;
        while (into.hasRemaining()) {
            int read = file.read(into, at);
            if (read < 0) {
                return false;
            }
            at += read;
        }
        into.flip();
        return true;
    }

    /**
     * Tells all of it. The offset in the stream is told of no packet, since the facts have been drawn from it already.
     *
     * @param packets nobody, when they are of no interest: they are passed over then
     * @throws TraceDamaged when it does not hold what was written; what was told until then is not to be used
     */
    public CaptureEnd play(Optional<? extends FlowWatcher> packets, Optional<SessionWatcher.Told> facts) {
        Playing playing = new Playing(packets, facts);
        long at = TraceHead.BYTES;
        while (at < length) {
            Section section = Section.read(bytes(Section.BYTES, at));
            at += Section.BYTES;
            if (at + section.bodyLength() + section.payloadLength() > length) {
                throw new TraceDamaged("ends within a part");
            }
            if (section.kind() == Section.Kind.END) {
                return end(section, checked(section, at));
            }
            playing.tell(section, at);
            at += section.bodyLength() + section.payloadLength();
        }
        throw new TraceDamaged("has no end");
    }

    private final class Playing {
        private final Optional<? extends FlowWatcher> watcher;
        private final Optional<SessionWatcher.Told> told;
        private final ArrayList<SeenFlow> flows = new ArrayList<>();
        private final PacketColumns columns = new PacketColumns(0);
        private final SeenPacket packet = new SeenPacket();
        private Section section;
        private long payloadAt;
        private byte[] payload;
        private byte[] buffer = new byte[0];
        private final SeenPacket.Fetch fetch = this::fetch;

        private Playing(Optional<? extends FlowWatcher> watcher, Optional<SessionWatcher.Told> told) {
            this.watcher = watcher;
            this.told = told;
        }

        void tell(Section part, long at) {
            switch (part.kind()) {
                case FLOWS -> FlowRows.read(part, checked(part, at), flows);
                case PACKETS -> watcher.ifPresent(each -> packets(part, at, each));
                case FACTS -> told.ifPresent(each -> facts(part, checked(part, at), each));
                case END -> throw new IllegalStateException("the end is told by itself");
            }
        }

        private void facts(Section part, ByteBuffer body, SessionWatcher.Told each) {
            for (int i = 0; i < part.rows(); i++) {
                FactCode.Told fact = FactCode.read(body);
                each.fact(flow(fact.flow()), fact.fact());
            }
        }

        private void packets(Section part, long at, FlowWatcher each) {
            columns.read(part, checked(part, at));
            section = part;
            payloadAt = at + part.bodyLength();
            payload = null;
            int from = 0;
            for (int row = 0; row < columns.rows(); row++) {
                int to = from + columns.size(row);
                columns.show(row, packet);
                packet.payload(fetch, from, to);
                each.packet(flow(columns.flow(row)), packet);
                from = to;
            }
        }

        private SeenFlow flow(int number) {
            if (number < 0 || number >= flows.size()) {
                throw new TraceDamaged("speaks of flow %d of %d".formatted(number, flows.size()));
            }
            return flows.get(number);
        }

        private byte[] fetch() {
            if (payload == null) {
                if (buffer.length < section.payloadLength()) {
                    buffer = new byte[section.payloadLength()];
                }
                fill(ByteBuffer.wrap(buffer, 0, section.payloadLength()), payloadAt);
                CRC32C crc = new CRC32C();
                crc.update(buffer, 0, section.payloadLength());
                if ((int) crc.getValue() != section.payloadCrc()) {
                    throw new TraceDamaged("has payloads that were changed");
                }
                payload = buffer;
            }
            return payload;
        }
    }

    private ByteBuffer checked(Section section, long at) {
        ByteBuffer body = bytes(section.bodyLength(), at);
        if (section.checksum(body) != section.crc()) {
            throw new TraceDamaged("has a part that was changed");
        }
        return body.order(Section.ORDER);
    }

    private static CaptureEnd end(Section section, ByteBuffer body) {
        long packets = body.getLong();
        String damage = StandardCharsets.UTF_8.decode(body).toString();
        return new CaptureEnd(packets, section.rows() == 0 ? Optional.empty() : Optional.of(damage));
    }

    private ByteBuffer bytes(int size, long at) {
        ByteBuffer bytes = ByteBuffer.allocate(size);
        fill(bytes, at);
        return bytes;
    }

    private void fill(ByteBuffer bytes, long at) {
        try {
            if (!read(file, bytes, at)) {
                throw new TraceDamaged("is shorter than when it was opened");
            }
        } catch (IOException e) {
            throw new TraceDamaged("%s cannot be read (%s)".formatted(path, e.getMessage()));
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + path, e);
        }
    }
}
