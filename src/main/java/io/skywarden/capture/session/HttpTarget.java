package io.skywarden.capture.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The path and query of a request as an inspecting engine sees them: encodings and detours undone. */
final class HttpTarget {

    private static final Pattern ENCODED = Pattern.compile("%([0-9a-fA-F]{2})");

    private HttpTarget() {}

    static String normalised(String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        String rest = query < 0 ? "" : target.substring(query);
        return withoutDetours(decoded(path).replace('\\', '/').replaceAll("/+", "/")) + decoded(rest);
    }

    private static String decoded(String text) {
        return ENCODED.matcher(text).replaceAll(found ->
                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    /** RFC 3986 section 5.2.4. */
    private static String withoutDetours(String path) {
        if (!path.contains("/.")) {
            return path;
        }
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            if (segments[i].equals("..")) {
                if (kept.size() > 1) {
                    kept.removeLast();
                }
            } else if (!segments[i].equals(".")) {
                kept.addLast(segments[i]);
                continue;
            }
            if (last) {
                kept.addLast("");
            }
        }
        return String.join("/", kept);
    }
}
