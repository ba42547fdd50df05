package io.skywarden.rules.plain;

import io.skywarden.rules.plan.PayloadSize;
import io.skywarden.rules.plan.Part;
import io.skywarden.signature.Network;
import io.skywarden.signature.PortRange;
import io.skywarden.signature.ServerSide;
import java.net.Inet6Address;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a part of a signature asks, for templates that know their engine's words themselves: model 2 of the templates. */
public final class PlainPart {

    private PlainPart() {}

    /** The names of model 2 that come from the detection alone; the README of the templates describes each. */
    public static Map<String, Object> of(Part part) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("part", Map.of("name", part.name(), "helper", part.helper(), "step", part.step(),
                "steps", part.signature().detection().steps().size(), "alternatives", part.siblings()));
        map.put("transport", PlainLeaf.word(part.transport()));
        map.put("direction", PlainLeaf.word(part.direction()));
        map.put("server", server(part.server()));
        map.put("session", part.aboutSession());
        map.put("leaves", part.leaves().stream().map(PlainLeaf::of).toList());
        PayloadSize bounds = PayloadSize.of(part.leaves());
        PayloadRegex regex = PayloadRegex.of(part.leaves(), bounds);
        map.put("payload", Map.of("min", bounds.min(), "max", bounds.max(), "regex", regex.text(), "complete", regex.complete()));
        part.count().ifPresent(count -> map.put("count", Map.of("scope", PlainLeaf.word(count.scope()),
                "threshold", count.threshold(), "seconds", count.within().toSeconds())));
        return map;
    }

    private static Map<String, Object> server(ServerSide server) {
        return Map.of("any", server.isAny(), "eitherSide", server.eitherSide(),
                "ports", server.ports().stream().map(PlainPart::ports).toList(),
                "networks", server.networks().stream().map(PlainPart::network).toList());
    }

    private static Map<String, Object> ports(PortRange range) {
        return Map.of("first", range.first(), "last", range.last());
    }

    private static Map<String, Object> network(Network network) {
        return Map.of("address", network.address().getHostAddress(), "prefix", network.prefix(),
                "version", network.address() instanceof Inet6Address ? 6 : 4);
    }

    /** Text of a signature in every form that a template may paste, and in no other. */
    public static Map<String, Object> text(String text) {
        return SafeText.of(text);
    }
}
