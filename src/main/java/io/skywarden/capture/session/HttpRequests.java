package io.skywarden.capture.session;

import io.skywarden.capture.session.SessionFact.HttpRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The requests of an HTTP/1 stream (RFC 9112), one behind the other. */
final class HttpRequests {

    /** By these first words Suricata takes a stream for HTTP. */
    private static final Pattern START = Pattern.compile(
            "(?:GET|PUT|POST|HEAD|TRACE|OPTIONS|CONNECT|DELETE|PATCH|PROPFIND|PROPPATCH|MKCOL|COPY|MOVE|LOCK|UNLOCK"
                    + "|CHECKOUT|UNCHECKOUT|CHECKIN|UPDATE|LABEL|REPORT|MKWORKSPACE|MKACTIVITY|MERGE|INVALID"
                    + "|VERSION-CONTROL|BASELINE-CONTROL)[ \t]",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ANSWER = Pattern.compile("HTTP/(?:0\\.9|1\\.[01])");
    private static final Pattern TUNNEL = Pattern.compile("HTTP/1\\.[01][ \t]+2[0-9][0-9].*");
    /** So many bytes of either side show whether it is HTTP. */
    static final int LONGEST_START = 20;
    private static final Pattern REQUEST_LINE = Pattern.compile("([^ \t]+)[ \t]+([^ \t]+)(?:[ \t]+HTTP/[0-9.]+)?[ \t]*");
    private static final Pattern ABSOLUTE = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://(?:[^/?#@]*@)?([^/?#]*)(.*)");
    private static final Pattern PORT = Pattern.compile(":[0-9]*$");

    private HttpRequests() {}

    /** By the client's method, or by the server's answer whatever the client said. */
    static boolean recognises(Stretch client, Stretch server) {
        return begins(client, START) || begins(server, ANSWER);
    }

    private static boolean begins(Stretch side, Pattern form) {
        Cursor stream = side.cursor();
        try {
            return form.matcher(stream.text(Math.min(LONGEST_START, stream.left()))).lookingAt();
        } catch (Cursor.Truncated _) {
            return false;
        }
    }

    static List<SessionFact> facts(Stretch client, Stretch server) {
        List<SessionFact> facts = new ArrayList<>();
        Cursor stream = client.cursor();
        try {
            while (stream.left() > 0) {
                Matcher request = REQUEST_LINE.matcher(firstLine(stream));
                if (!request.matches()) {
                    return facts;
                }
                int position = stream.position();
                if (!endsBehind(stream)) {
                    facts.add(fact(client.packetOf(position), request.group(1), request.group(2), Map.of()));
                    return facts;
                }
                Map<String, String> headers = headers(stream);
                facts.add(fact(client.packetOf(stream.position()), request.group(1), request.group(2), headers));
                if (request.group(1).equals("CONNECT")) {
                    facts.addAll(tunnelled(client.from(stream.position()), server));
                    return facts;
                }
                skipBody(stream, headers);
            }
        } catch (Cursor.Truncated _) {
            return facts;
        }
        return facts;
    }

    /** Whether the headers end within the stream; until then Suricata shows the URI and nothing else. */
    private static boolean endsBehind(Cursor stream) {
        int newlines = 1;
        for (int at = 0; stream.peek(at) >= 0; at++) {
            int next = stream.peek(at);
            newlines = next == '\n' ? newlines + 1 : next == '\r' ? newlines : 0;
            if (newlines == 2) {
                return true;
            }
        }
        return false;
    }

    /** What a proxy passes on after it agreed to CONNECT (RFC 9110 section 9.3.6). */
    private static List<SessionFact> tunnelled(Stretch client, Stretch server) throws Cursor.Truncated {
        Cursor answer = server.cursor();
        boolean agreed = TUNNEL.matcher(line(answer)).matches();
        headers(answer);
        Stretch rest = server.from(answer.position());
        return agreed && TlsSession.beginsAsTls(client, rest) ? TlsSession.facts(client, rest) : List.of();
    }

    private static HttpRequest fact(long packet, String method, String target, Map<String, String> headers) {
        Matcher absolute = ABSOLUTE.matcher(target);
        boolean connect = method.equals("CONNECT");
        String authority = absolute.matches() ? absolute.group(1) : connect ? target : headers.getOrDefault("host", "");
        String uri = absolute.matches() ? absolute.group(2) : connect ? "" : target;
        String host = PORT.matcher(authority).replaceFirst("").toLowerCase(Locale.ROOT);
        return new HttpRequest(packet, host, HttpTarget.normalised(uri), headers.getOrDefault("user-agent", ""));
    }

    /** RFC 9112 section 2.2: empty lines before a request are passed over. */
    private static String firstLine(Cursor stream) throws Cursor.Truncated {
        String line = line(stream);
        while (line.isEmpty()) {
            line = line(stream);
        }
        return line;
    }

    private static String line(Cursor stream) throws Cursor.Truncated {
        int length = 0;
        while (stream.peek(length) != '\n') {
            if (stream.peek(length) < 0) {
                throw new Cursor.Truncated();
            }
            length++;
        }
        String line = stream.text(length + 1);
        return line.stripTrailing();
    }

    /** Names in lower case; the first of several wins. */
    private static Map<String, String> headers(Cursor stream) throws Cursor.Truncated {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(stream); !line.isEmpty(); line = line(stream)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private static void skipBody(Cursor stream, Map<String, String> headers) throws Cursor.Truncated {
        if (headers.getOrDefault("transfer-encoding", "").toLowerCase(Locale.ROOT).contains("chunked")) {
            skipChunks(stream);
        } else {
            stream.skip(number(headers.getOrDefault("content-length", "0"), 10));
        }
    }

    /** RFC 9112 section 7.1; trailers look like headers. */
    private static void skipChunks(Cursor stream) throws Cursor.Truncated {
        for (int size = chunk(stream); size > 0; size = chunk(stream)) {
            stream.skip(size);
            line(stream);
        }
        headers(stream);
    }

    private static int chunk(Cursor stream) throws Cursor.Truncated {
        return number(line(stream).split(";", 2)[0].strip(), 16);
    }

    private static int number(String text, int radix) throws Cursor.Truncated {
        if (!text.matches("[0-9a-fA-F]{1,7}") || radix == 10 && !text.matches("[0-9]+")) {
            throw new Cursor.Truncated();
        }
        return Integer.parseInt(text, radix);
    }
}
