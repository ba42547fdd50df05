package io.skywarden.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skywarden.capture.FlowKey;
import io.skywarden.capture.Protocol;
import io.skywarden.signature.SignatureId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A ruling as it is kept between workers: JSON, compressed. */
public final class RulingForm {

    private static final int LONGEST = 1_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One of the first three is there. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Form(List<HitForm> hits, String unsupported, String gaveUp, String damage) {}

    record HitForm(String signature, Protocol protocol, String client, int clientPort, String server, int serverPort, long packet) {

        static HitForm of(Hit hit) {
            FlowKey flow = hit.flow();
            return new HitForm(hit.signature().value(), flow.protocol(), flow.client().getHostAddress(), flow.clientPort(),
                    flow.server().getHostAddress(), flow.serverPort(), hit.packet());
        }

        Hit hit() {
            return new Hit(new SignatureId(signature), new FlowKey(protocol, InetAddress.ofLiteral(client), clientPort,
                    InetAddress.ofLiteral(server), serverPort), packet);
        }
    }

    private RulingForm() {}

    /** A ruling too long to be kept is kept as one that was given up: it must never look like one with fewer hits. */
    public static byte[] bytes(Ruling ruling) {
        byte[] packed = packed(switch (ruling) {
            case Ruling.Judged(var hits, var damage) -> new Form(hits.stream().map(HitForm::of).toList(), null, null, damage.orElse(null));
            case Ruling.Unsupported(String why) -> new Form(null, why, null, null);
            case Ruling.GaveUp(String why) -> new Form(null, null, why, null);
        });
        return packed.length <= LONGEST ? packed : packed(new Form(null, null, "more hits than the catalogue keeps of one capture", null));
    }

    private static byte[] packed(Form form) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(JSON.writeValueAsBytes(form));
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written", e);
        }
        return bytes.toByteArray();
    }

    public static Ruling parse(byte[] bytes) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            Form form = JSON.readValue(in, Form.class);
            if (form.unsupported != null) {
                return new Ruling.Unsupported(form.unsupported);
            }
            return form.gaveUp != null ? new Ruling.GaveUp(form.gaveUp)
                    : new Ruling.Judged(form.hits.stream().map(HitForm::hit).toList(), Optional.ofNullable(form.damage));
        } catch (IOException e) {
            throw new UncheckedIOException("a verdict in the catalogue cannot be read", e);
        }
    }
}
