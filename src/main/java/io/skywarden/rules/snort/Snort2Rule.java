package io.skywarden.rules.snort;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One rule as the manual of Snort 2.9 (chapter 3, "Writing Snort Rules") lets it be written, read strictly: what the manual does
 * not name is refused. It stands in for an engine that is not run, so it knows only the options we have a use for.
 */
public final class Snort2Rule {

    private static final int LONGEST = 32_000;
    private static final String ADDRESS = "!?(?:any|[0-9]{1,3}(?:\\.[0-9]{1,3}){3}(?:/(?:[12]?[0-9]|3[0-2]))?"
            + "|[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){7}(?:/(?:[1-9]?[0-9]|1[01][0-9]|12[0-8]))?)";
    private static final String PORT = "!?(?:any|[0-9]{1,5}|[0-9]{1,5}:[0-9]{0,5}|:[0-9]{1,5})";
    private static final Pattern HEADER = Pattern.compile(
            "(?:alert|log|pass|drop|reject|sdrop) (?:tcp|udp|icmp|ip) %1$s %2$s (?:->|<>) %1$s %2$s \\((.*)\\)".formatted(
                    "(?:" + ADDRESS + "|\\[" + ADDRESS + "(?:," + ADDRESS + ")*\\])", "(?:" + PORT + "|\\[" + PORT + "(?:," + PORT + ")*\\])"));
    private static final Set<String> ONCE = Set.of("msg", "sid", "rev", "gid", "classtype", "priority", "dsize", "flow", "detection_filter");
    private static final Set<String> OF_CONTENT = Set.of("nocase", "offset", "depth", "distance", "within", "fast_pattern", "rawbytes",
            "http_uri", "http_raw_uri", "http_header", "http_raw_header", "http_method", "http_cookie", "http_client_body");

    private final List<String> complaints = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> modifiers = new HashSet<>();
    private Optional<Snort2Value.Content> content = Optional.empty();
    private boolean anchored;

    private Snort2Rule() {}

    /** Why it is no rule; empty when it is one. */
    public static List<String> complaints(String line) {
        Snort2Rule rule = new Snort2Rule();
        rule.read(line);
        return List.copyOf(rule.complaints);
    }

    private void read(String line) {
        if (line.length() > LONGEST) {
            complaints.add("%d characters, at most %d".formatted(line.length(), LONGEST));
        }
        if (!line.matches("[\\x20-\\x7e]*")) {
            complaints.add("a character that is not printable ASCII");
        }
        Matcher header = HEADER.matcher(line);
        if (!header.matches()) {
            complaints.add("no header of action, protocol, source, direction and destination before options in brackets");
            return;
        }
        options(header.group(1).strip());
        for (String needed : List.of("msg", "sid", "rev")) {
            if (!seen.contains(needed)) {
                complaints.add("no " + needed);
            }
        }
    }

    /** Cut at semicolons; a backslash takes the meaning from the character behind it, quotation marks do not. */
    private void options(String text) {
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.charAt(at) == ';') {
                option(text.substring(start, at).strip());
                start = at + 1;
            }
        }
        if (!text.substring(Math.min(start, text.length())).isBlank()) {
            complaints.add("the last option does not end in a semicolon");
        }
    }

    private void option(String text) {
        int colon = text.indexOf(':');
        String keyword = colon < 0 ? text : text.substring(0, colon);
        Optional<String> value = colon < 0 ? Optional.empty() : Optional.of(text.substring(colon + 1).strip());
        if (!seen.add(keyword) && ONCE.contains(keyword)) {
            complaints.add("%s twice".formatted(keyword));
        }
        Snort2Value.complaint(keyword, value).ifPresent(complaints::add);
        if (OF_CONTENT.contains(keyword)) {
            modifier(keyword, value);
        } else {
            relative(keyword, value.orElse(""));
        }
    }

    private void relative(String keyword, String value) {
        if (value.matches(".*,\\s*relative(?:,.*)?") && !anchored) {
            complaints.add("%s is relative to nothing".formatted(keyword));
        }
        anchored |= keyword.equals("content") || keyword.equals("pcre");
        if (keyword.equals("content")) {
            content = Snort2Value.content(value.replaceFirst("^!", "")).map(length -> new Snort2Value.Content(length, value.startsWith("!")));
            modifiers.clear();
        }
    }

    private void modifier(String keyword, Optional<String> value) {
        if (content.isEmpty()) {
            complaints.add("%s behind no content".formatted(keyword));
            return;
        }
        if (!modifiers.add(keyword)) {
            complaints.add("%s twice for one content".formatted(keyword));
        }
        boolean fromStart = modifiers.contains("offset") || modifiers.contains("depth");
        if (fromStart && (modifiers.contains("distance") || modifiers.contains("within"))) {
            complaints.add("a place from the start and one from the match before, for one content");
        }
        if (keyword.equals("fast_pattern") && content.get().negated()) {
            complaints.add("a fast_pattern that must not be there");
        }
        boolean tooShort = Set.of("depth", "within").contains(keyword)
                && value.filter(v -> v.matches("[0-9]{1,5}")).filter(v -> Integer.parseInt(v) < content.get().length()).isPresent();
        if (tooShort) {
            complaints.add("%s %s is less than the %d bytes of the content".formatted(keyword, value.get(), content.get().length()));
        }
    }
}
