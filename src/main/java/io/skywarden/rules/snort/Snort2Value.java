package io.skywarden.rules.snort;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may stand behind the keywords of a Snort 2.9 rule. */
final class Snort2Value {

    /** Bytes looked for, and whether they must be absent. */
    record Content(int length, boolean negated) {}

    private static final int LONGEST_PAYLOAD = 65_535;
    /** Of any value but a regular expression. */
    private static final int LONGEST_VALUE = 2_048;
    private static final String NUMBER = "[0-9]{1,10}";
    private static final String PLACE = "-?[0-9]{1,5}";
    private static final String TEXT = "\"(?:[^\"\\\\;]|\\\\[\"\\\\;:])+\"";
    private static final String WORDS = "[A-Za-z0-9_.-]+ [A-Za-z0-9_.-]+";

    /** Keywords whose value is of one form. */
    private static final Map<String, Pattern> FORMS = Map.ofEntries(
            form("msg", TEXT),
            form("content", "!?\"(?:[^\"\\\\;:|]|\\\\[\"\\\\;:]|\\|[0-9A-Fa-f]{2}(?: ?[0-9A-Fa-f]{2})*\\|)+\""),
            form("offset", PLACE), form("depth", "[1-9][0-9]{0,4}"), form("distance", PLACE), form("within", "[1-9][0-9]{0,4}"),
            form("pcre", "!?\"/[^\"]+/[ismxAEGRUIPHDMCKSYBO]*\""),
            form("byte_test", "(?:10|[1-9]),!?(?:<=|>=|[<>=&^]),(?:0x[0-9a-fA-F]{1,8}|" + NUMBER + ")," + PLACE
                    + "(?:,(?:relative|big|little|dce|string,(?:hex|dec|oct)|bitmask 0x[0-9a-fA-F]{1,8}))*"),
            form("dsize", "[<>]?[0-9]{1,5}|[0-9]{1,5}<>[0-9]{1,5}"),
            form("flowbits", "(?:noalert|reset)|(?:set|setx|unset|toggle|isset|isnotset),[A-Za-z0-9._-]+"),
            form("stream_size", "(?:server|client|both|either),(?:<=|>=|!=|[<>=])," + NUMBER),
            form("detection_filter", "track by_(?:src|dst), ?count [1-9][0-9]{0,8}, ?seconds [1-9][0-9]{0,8}"),
            form("reference", "[a-z]+,[^,;()\\s]+"), form("classtype", "[a-z-]+"), form("priority", "[1-9]"),
            form("metadata", WORDS + "(?:, ?" + WORDS + ")*"), form("sid", "[1-9][0-9]{0,9}"), form("rev", "[1-9][0-9]{0,8}"),
            form("gid", "[1-9][0-9]{0,8}"), form("fast_pattern", "only|[0-9]{1,5},[0-9]{1,5}"));

    private static final Set<String> ALONE = Set.of("nocase", "rawbytes", "fast_pattern", "http_uri", "http_raw_uri", "http_header",
            "http_raw_header", "http_method", "http_cookie", "http_client_body");

    /** Of each of these a flow may be one. */
    private static final List<Set<String>> FLOW = List.of(Set.of("established", "not_established", "stateless"),
            Set.of("to_client", "to_server", "from_client", "from_server"), Set.of("no_stream", "only_stream"), Set.of("no_frag", "only_frag"));

    private Snort2Value() {}

    private static Map.Entry<String, Pattern> form(String keyword, String form) {
        return Map.entry(keyword, Pattern.compile(form));
    }

    static Optional<String> complaint(String keyword, Optional<String> value) {
        if (keyword.equals("flow")) {
            return value.filter(Snort2Value::isFlow).isPresent() ? Optional.empty() : wrong(keyword, value);
        }
        if (!FORMS.containsKey(keyword) && !ALONE.contains(keyword)) {
            return Optional.of("no such option: " + keyword);
        }
        if (value.isEmpty()) {
            return ALONE.contains(keyword) ? Optional.empty() : wrong(keyword, value);
        }
        boolean tooLong = value.get().length() > LONGEST_VALUE && !keyword.equals("pcre");
        return !tooLong && FORMS.containsKey(keyword) && FORMS.get(keyword).matcher(value.get()).matches() && inRange(keyword, value.get())
                ? Optional.empty() : wrong(keyword, value);
    }

    private static Optional<String> wrong(String keyword, Optional<String> value) {
        return Optional.of("%s cannot be '%s'".formatted(keyword, value.orElse("")));
    }

    private static boolean isFlow(String value) {
        List<String> words = Arrays.asList(value.split(",", -1));
        return new HashSet<>(words).size() == words.size()
                && words.stream().allMatch(word -> FLOW.stream().anyMatch(group -> group.contains(word)))
                && FLOW.stream().allMatch(group -> words.stream().filter(group::contains).count() <= 1);
    }

    private static boolean inRange(String keyword, String value) {
        if (!Set.of("dsize", "offset", "depth", "distance", "within").contains(keyword)) {
            return true;
        }
        Matcher numbers = Pattern.compile("[0-9]+").matcher(value);
        List<Integer> found = numbers.results().map(number -> Integer.valueOf(number.group())).toList();
        return found.stream().allMatch(number -> number <= LONGEST_PAYLOAD) && (found.size() < 2 || found.get(0) < found.get(1));
    }

    /** How many bytes a quoted content looks for, if it is one. */
    static Optional<Integer> content(String quoted) {
        if (!FORMS.get("content").matcher(quoted).matches()) {
            return Optional.empty();
        }
        String inside = quoted.substring(1, quoted.length() - 1);
        int length = 0;
        String[] runs = inside.split("\\|", -1);
        for (int i = 0; i < runs.length; i++) {
            length += i % 2 == 1 ? runs[i].replace(" ", "").length() / 2 : runs[i].replaceAll("\\\\(.)", "$1").length();
        }
        return Optional.of(length);
    }
}
