package io.skywarden.signature.yaml;

import io.skywarden.signature.Count;
import io.skywarden.signature.Detection;
import io.skywarden.signature.Direction;
import io.skywarden.signature.Expectations.InCapture;
import io.skywarden.signature.Expectations;
import io.skywarden.signature.KnownDifference;
import io.skywarden.signature.Network;
import io.skywarden.signature.PortRange;
import io.skywarden.signature.ServerSide;
import io.skywarden.signature.Signature;
import io.skywarden.signature.Source;
import io.skywarden.signature.State;
import io.skywarden.signature.Step;
import io.skywarden.signature.Tag;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A signature as the members of its YAML form: sorted maps, lists, texts, whole numbers and truth values. What has a
 * default and keeps it is left out. {@link SignatureReader} and {@link ExpectationsReader} read them back to an equal
 * signature.
 */
final class SignatureMembers {

    private SignatureMembers() {}

    /** The members of {@code signature.yaml}. */
    static SortedMap<String, Object> of(Signature signature) {
        SortedMap<String, Object> members = new TreeMap<>();
        members.put("id", signature.id().value());
        members.put("title", signature.title());
        members.put("family", Field.word(signature.family()));
        members.put("era", Field.word(signature.era()));
        members.put("confidence", Field.word(signature.confidence()));
        members.put("state", signature.state().word());
        if (signature.state() instanceof State.Retired(String reason)) {
            members.put("reason", reason);
        }
        if (!signature.tags().isEmpty()) {
            members.put("tags", signature.tags().stream().map(Tag::value).toList());
        }
        members.put("description", signature.description());
        members.put("sources", signature.sources().stream().map(SignatureMembers::source).toList());
        Detection detection = signature.detection();
        members.put("transport", Field.word(detection.transport()));
        members.put("steps", detection.steps().stream().map(SignatureMembers::step).toList());
        detection.count().ifPresent(count -> members.put("count", count(count)));
        return members;
    }

    /** The members of {@code proof.yaml}. */
    static SortedMap<String, Object> of(Expectations expectations) {
        SortedMap<String, Object> members = new TreeMap<>();
        if (!expectations.captures().isEmpty()) {
            members.put("captures", expectations.captures().stream().map(SignatureMembers::inCapture).toList());
        }
        if (!expectations.differences().isEmpty()) {
            members.put("differences", expectations.differences().stream().map(SignatureMembers::difference).toList());
        }
        return members;
    }

    private static SortedMap<String, Object> difference(KnownDifference difference) {
        SortedMap<String, Object> members = new TreeMap<>();
        members.put("judge", difference.judge());
        members.put("capture", difference.capture());
        members.put("at-most", difference.flows());
        members.put("reason", difference.reason());
        members.put("until", difference.until().toString());
        return members;
    }

    private static SortedMap<String, Object> inCapture(InCapture capture) {
        SortedMap<String, Object> members = new TreeMap<>();
        members.put("sha256", capture.digest());
        members.put("name", capture.name());
        members.put("at-least", capture.atLeast());
        if (capture.innocent()) {
            members.put("innocent", true);
        }
        return members;
    }

    private static SortedMap<String, Object> source(Source source) {
        SortedMap<String, Object> members = new TreeMap<>();
        members.put("title", source.title());
        source.url().ifPresent(url -> members.put("url", url.toString()));
        return members;
    }

    private static SortedMap<String, Object> step(Step step) {
        SortedMap<String, Object> members = new TreeMap<>();
        if (step.direction() != Direction.EITHER) {
            members.put("direction", Field.word(step.direction()));
        }
        if (!step.server().equals(ServerSide.ANY)) {
            members.put(step.server().eitherSide() ? "peer" : "server", side(step.server()));
        }
        members.put("shows", ConditionMembers.shows(step.shows()));
        return members;
    }

    private static SortedMap<String, Object> side(ServerSide side) {
        SortedMap<String, Object> members = new TreeMap<>();
        if (!side.ports().isEmpty()) {
            members.put("ports", side.ports().stream().map(SignatureMembers::ports).toList());
        }
        if (!side.networks().isEmpty()) {
            members.put("networks", side.networks().stream().map(Network::toString).toList());
        }
        return members;
    }

    private static Object ports(PortRange range) {
        return range(range.first(), range.last());
    }

    /** One number where both ends are the same, {@code 18..45} otherwise. */
    static Object range(int first, int last) {
        return first == last ? (Object) first : first + ".." + last;
    }

    private static SortedMap<String, Object> count(Count count) {
        SortedMap<String, Object> members = new TreeMap<>();
        members.put(Field.word(count.scope()), count.threshold());
        members.put("within", Math.toIntExact(count.within().toSeconds()));
        return members;
    }
}
