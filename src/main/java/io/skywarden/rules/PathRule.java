package io.skywarden.rules;

import io.skywarden.rules.plan.PathWay;
import io.skywarden.rules.policy.AllowedPath;
import io.skywarden.rules.policy.Policy;
import io.skywarden.rules.policy.PolicyName;
import io.skywarden.rules.policy.Relay;
import io.skywarden.signature.Network;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.Transport;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One rule of an allowed path: it marks the flows to one relay over one transport, and never alerts. Its number is kept under
 * the policy's name and this name of a part, which no part of a signature can have.
 *
 * @param back whether it looks at what the relay sends, which sometimes speaks first
 */
public record PathRule(PolicyName policy, Relay relay, Transport transport, List<Network> clients, boolean trafficId, boolean back) {

    static final String PREFIX = "path-";

    /** The rules of all the paths of these policies, whether they are open or not: their numbers stay. */
    public static List<PathRule> of(Collection<Policy> policies) {
        List<PathRule> rules = new ArrayList<>();
        policies.forEach(policy -> policy.path().ifPresent(path -> rules.addAll(of(policy.name(), path))));
        return List.copyOf(rules);
    }

    private static List<PathRule> of(PolicyName name, AllowedPath path) {
        return path.relays().stream().flatMap(relay -> relay.protocolsInOrder().stream()
                .flatMap(transport -> Stream.of(false, true)
                        .map(back -> new PathRule(name, relay, transport, path.clients(), path.trafficId(), back)))).toList();
    }

    /** Unique within the policy: {@code path-proxy-tcp}, and {@code path-proxy-tcp-back} for what the relay sends. */
    public String part() {
        return PREFIX + relay.name() + "-" + word() + (back ? "-back" : "");
    }

    SidLock.Key key() {
        return new SidLock.Key(new SignatureId(policy.value()), part());
    }

    PathWay way() {
        return new PathWay(mark(policy), transport, clients, relay.networks(), relay.ports(), trafficId, back);
    }

    /** What the rules of signatures ask of a flow, and these rules set. */
    static String mark(PolicyName policy) {
        return "skywarden.path." + policy;
    }

    /** The SHA-256 of what the rule marks. */
    String meaning() {
        String text = "path %s clients[%s] networks[%s] ports[%s] traffic-id %s back %s\n".formatted(word(), joined(clients), joined(relay.networks()),
                relay.ports().stream().map(range -> range.first() + "-" + range.last()).collect(Collectors.joining(",")), trafficId, back);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String joined(List<Network> networks) {
        return networks.stream().map(Network::toString).collect(Collectors.joining(","));
    }

    private String word() {
        return transport.name().toLowerCase(Locale.ROOT);
    }
}
