package io.skywarden.capture.recipe;

import io.skywarden.capture.FlowKey;
import io.skywarden.capture.Protocol;
import java.util.Arrays;

/** Plays one flow into a file: datagrams, or a TCP connection from handshake to end. */
final class FlowPlayer {

    private static final long GAP_MICROS = 20_000;
    private static final long ACK_MICROS = 500;
    private static final long SEGMENT_MICROS = 1_000;
    static final int SEGMENT = 1400;

    private final RecipeFlow flow;
    private final Payloads payloads;
    private final PcapFile file;
    private final Frames toServer;
    private final Frames toClient;
    private long micros;
    private int clientSequence;
    private int serverSequence;

    FlowPlayer(RecipeFlow flow, SeededBytes random, PcapFile file, long micros) {
        this.flow = flow;
        this.file = file;
        this.micros = micros;
        payloads = new Payloads(flow.key().protocol(), random);
        FlowKey key = flow.key();
        toServer = new Frames(key, true);
        toClient = new Frames(key.reversed(), false);
        clientSequence = random.nextInt();
        serverSequence = random.nextInt();
    }

    /** Returns the time of the flow's last packet. */
    long play() {
        boolean tcp = flow.key().protocol() == Protocol.TCP;
        if (tcp) {
            handshake();
        }
        for (Turn turn : flow.turns()) {
            switch (turn) {
                case Turn.Wait(long millis) -> micros += millis * 1000;
                case Turn.Send send -> send(send);
            }
        }
        if (tcp) {
            end();
        }
        return micros;
    }

    private void send(Turn.Send send) {
        for (int i = 0; i < send.times(); i++) {
            micros += i == 0 ? GAP_MICROS : send.everyMillis() * 1000;
            byte[] payload = payloads.of(send.items());
            if (flow.key().protocol() == Protocol.UDP) {
                file.add(micros, frames(send.toServer()).udp(payload));
            } else {
                segments(send.toServer(), payload);
            }
        }
    }

    private void segments(boolean fromClient, byte[] payload) {
        for (int at = 0; at < payload.length; at += SEGMENT) {
            micros += at == 0 ? 0 : SEGMENT_MICROS;
            byte[] part = Arrays.copyOfRange(payload, at, Math.min(payload.length, at + SEGMENT));
            tcp(fromClient, Frames.PUSH | Frames.ACK, part, 0);
            tcp(!fromClient, Frames.ACK, new byte[0], ACK_MICROS);
        }
    }

    private void handshake() {
        micros += GAP_MICROS;
        file.add(micros, toServer.tcp(Frames.SYN, clientSequence++, 0, new byte[0]));
        file.add(micros + ACK_MICROS, toClient.tcp(Frames.SYN | Frames.ACK, serverSequence++, clientSequence, new byte[0]));
        tcp(true, Frames.ACK, new byte[0], 2 * ACK_MICROS);
    }

    private void end() {
        micros += GAP_MICROS;
        tcp(true, Frames.FIN | Frames.ACK, new byte[0], 0);
        tcp(false, Frames.FIN | Frames.ACK, new byte[0], ACK_MICROS);
        tcp(true, Frames.ACK, new byte[0], 2 * ACK_MICROS);
        micros += 2 * ACK_MICROS;
    }

    /** One segment and its toll on the sender's sequence numbers: each byte counts, and so does a FIN. */
    private void tcp(boolean fromClient, int flags, byte[] payload, long delay) {
        int toll = payload.length + ((flags & Frames.FIN) != 0 ? 1 : 0);
        if (fromClient) {
            file.add(micros + delay, toServer.tcp(flags, clientSequence, serverSequence, payload));
            clientSequence += toll;
        } else {
            file.add(micros + delay, toClient.tcp(flags, serverSequence, clientSequence, payload));
            serverSequence += toll;
        }
    }

    private Frames frames(boolean fromClient) {
        return fromClient ? toServer : toClient;
    }
}
