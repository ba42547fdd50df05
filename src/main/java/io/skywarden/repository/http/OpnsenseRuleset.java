package io.skywarden.repository.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The description of our rules that OPNsense reads: one file for each policy, taken whole from that policy's bundle. */
public final class OpnsenseRuleset {

    private static final Pattern NO_CHARACTER = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private OpnsenseRuleset() {}

    /** The document, in UTF-8; addresses lie below the base. */
    public static byte[] xml(URI base, String channel, String engine, List<String> policies) {
        String feed = "%s/rules/%s/%s".formatted(FeedAddress.of(base), channel, engine);
        StringBuilder text = new StringBuilder("""
                <?xml version="1.0"?>
                <ruleset>
                  <location url="%1$s" prefix="Skywarden"/>
                  <version url="%1$s/version.txt"/>
                  <files>
                """.formatted(escaped(feed)));
        policies.forEach(policy -> text.append(file(feed, channel, policy)));
        return text.append("  </files>\n</ruleset>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String file(String feed, String channel, String policy) {
        return "    <file description=\"%2$s-%3$s\" url=\"%1$s/%3$s/skype.rules.tar.gz\">skywarden.%2$s.%3$s.rules</file>\n"
                .formatted(escaped(feed), escaped(channel), escaped(policy));
    }

    /** What XML 1.0 cannot hold becomes a question mark; a line break would be read as a blank. */
    private static String escaped(String text) {
        return NO_CHARACTER.matcher(text).replaceAll("?")
                .replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
