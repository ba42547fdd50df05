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
 * @param moment which packet of a flow it looks at
 */
public record PathRule(PolicyName policy, Relay relay, Transport transport, List<Network> clients, boolean trafficId, boolean back, Moment moment) {

    /** When a rule marks a flow: new rules make an engine forget the marks of the flows that run. */
    public enum Moment {

        FIRST_PACKET("", "alert"),
        /** Where no hit stops anything: the mark comes before all that alert, and others see this packet too. */
        RUNNING("-running", "alert"),
        /** Rules that drop come before those that alert. One that passes comes before both, and hides this packet from all other rules. */
        RUNNING_BEFORE_DROPS("-running", "pass");

        private final String suffix;
        private final String action;

        Moment(String suffix, String action) {
            this.suffix = suffix;
            this.action = action;
        }

        private static Moment running(Policy policy) {
            return policy.stopsTraffic() ? RUNNING_BEFORE_DROPS : RUNNING;
        }
    }

    static final String PREFIX = "path-";

    /** The rules of all the paths of these policies, whether they are open or not: their numbers stay. */
    public static List<PathRule> of(Collection<Policy> policies) {
        List<PathRule> rules = new ArrayList<>();
        policies.forEach(policy -> policy.path().ifPresent(path -> rules.addAll(of(policy, path))));
        return List.copyOf(rules);
    }

    private static List<PathRule> of(Policy policy, AllowedPath path) {
        return path.relays().stream().flatMap(relay -> relay.protocolsInOrder().stream()
                .flatMap(transport -> Stream.of(Moment.FIRST_PACKET, Moment.running(policy)).flatMap(moment -> Stream.of(false, true)
                        .map(back -> new PathRule(policy.name(), relay, transport, path.clients(), path.trafficId(), back, moment))))).toList();
    }

    /** Unique within the policy: {@code path-proxy-tcp}, {@code path-proxy-tcp-running}, and each with {@code -back} for what the relay sends. */
    public String part() {
        return PREFIX + relay.name() + "-" + word() + moment.suffix + (back ? "-back" : "");
    }

    /** What its hit does to the packet, in the words of rules. */
    String action() {
        return moment.action;
    }

    boolean running() {
        return moment != Moment.FIRST_PACKET;
    }

    SidLock.Key key() {
        return new SidLock.Key(new SignatureId(policy.value()), part());
    }

    PathWay way() {
        return new PathWay(mark(policy), transport, clients, relay.networks(), relay.ports(), trafficId, back, running());
    }

    /** What the rules of signatures ask of a flow, and these rules set. */
    static String mark(PolicyName policy) {
        return "skywarden.path." + policy;
    }

    /** The SHA-256 of what the rule marks. */
    String meaning() {
        String text = "path %s clients[%s] networks[%s] ports[%s] traffic-id %s back %s\n".formatted(word(), joined(clients), joined(relay.networks()),
                relay.ports().stream().map(range -> range.first() + "-" + range.last()).collect(Collectors.joining(",")), trafficId, back)
                + (running() ? "running, by " + action() + "\n" : "");
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
