package io.skywarden.rules;

import io.skywarden.rules.plain.PlainDialect;
import io.skywarden.rules.plain.PlainPart;
import io.skywarden.rules.plan.Dialect;
import io.skywarden.rules.plan.Part;
import io.skywarden.rules.plan.RuleBody;
import io.skywarden.rules.policy.Action;
import io.skywarden.signature.Confidence;
import io.skywarden.signature.Signature;
import io.skywarden.signature.Source;
import io.skywarden.signature.Tag;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a template is given for one rule: model 1 or model 2, both described in the README of the templates. */
final class RuleModel {

    /** A reference ends at ';' and is split at ',': a URL with other characters than these stays out. */
    private static final Pattern SAFE_URL = Pattern.compile("[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~/?=&+-]*)?");

    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z]+://");

    private RuleModel() {}

    static Map<String, Object> of(Action action, Dialect dialect, Part part, RuleBody body, SidLock.Line number) {
        return dialect instanceof PlainDialect ? plain(action, part, number) : worded(action, dialect, part, body, number);
    }

    /** Model 2: nothing of it is in an engine's words. */
    private static Map<String, Object> plain(Action action, Part part, SidLock.Line number) {
        Signature signature = part.signature();
        Map<String, Object> model = new LinkedHashMap<>(PlainPart.of(part));
        model.put("action", action.word());
        model.put("signature", Map.of("id", signature.id().value(), "title", PlainPart.text(signature.title()),
                "references", references(signature), "tags", tags(signature)));
        model.put("metadata", metadata(signature));
        model.put("sid", number.sid());
        model.put("rev", number.rev());
        return model;
    }

    /** Model 1. */
    private static Map<String, Object> worded(Action action, Dialect dialect, Part part, RuleBody body, SidLock.Line number) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("action", action.word());
        model.put("protocol", body.protocol());
        model.put("source", side(body.source()));
        model.put("destination", side(body.destination()));
        model.put("options", body.options().stream().map(RuleModel::option).toList());
        model.put("title", dialect.quotable(part.signature().title()));
        model.put("part", part.name());
        model.put("helper", part.helper());
        model.put("references", references(part.signature()));
        model.put("tags", tags(part.signature()));
        model.put("metadata", metadata(part.signature()));
        model.put("sid", number.sid());
        model.put("rev", number.rev());
        return model;
    }

    /** The rule of an allowed path, which belongs to no signature. */
    static Map<String, Object> of(PathRule rule, RuleBody body, SidLock.Line number) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("action", rule.action());
        model.put("protocol", body.protocol());
        model.put("source", side(body.source()));
        model.put("destination", side(body.destination()));
        model.put("options", body.options().stream().map(RuleModel::option).toList());
        model.put("title", "allowed path of " + rule.policy());
        model.put("part", rule.part());
        model.put("helper", true);
        model.put("references", List.of());
        model.put("tags", List.of());
        model.put("metadata", List.of(entry("allowed_path", rule.policy().value()), entry("signature_severity", "Informational")));
        model.put("sid", number.sid());
        model.put("rev", number.rev());
        return model;
    }

    private static Map<String, Object> side(RuleBody.Side side) {
        return Map.of("addresses", side.addresses(), "ports", side.ports());
    }

    private static Map<String, Object> option(RuleBody.Option option) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("keyword", option.keyword());
        option.value().ifPresent(value -> map.put("value", value));
        return map;
    }

    private static List<String> references(Signature signature) {
        return signature.sources().stream()
                .map(Source::url)
                .flatMap(Optional::stream)
                .map(RuleModel::withoutScheme)
                .filter(url -> SAFE_URL.matcher(url).matches())
                .toList();
    }

    private static String withoutScheme(URI url) {
        return SCHEME.matcher(url.toASCIIString()).replaceFirst("");
    }

    private static List<String> tags(Signature signature) {
        return signature.tags().stream().map(Tag::value).toList();
    }

    /** The keys and spellings that Emerging Threats rules use, so that managers can filter by them. Every key has a value. */
    private static List<Map<String, Object>> metadata(Signature signature) {
        return List.of(
                entry("signature_id", signature.id().value()),
                entry("era", word(signature.era())),
                entry("family", word(signature.family())),
                entry("confidence", confidence(signature.confidence())),
                entry("signature_severity", "Informational"),
                entry("deployment", "Perimeter"),
                entry("state", signature.state().word()));
    }

    private static Map<String, Object> entry(String key, String value) {
        return Map.of("key", key, "value", value);
    }

    private static String confidence(Confidence confidence) {
        return switch (confidence) {
            case LOW -> "Low";
            case MEDIUM -> "Medium";
            case HIGH -> "High";
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
