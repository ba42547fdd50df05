package io.skywarden.rules.foreign;

import io.skywarden.rules.foreign.RuleLine.Numbered;
import io.skywarden.rules.foreign.RuleLine.Remark;
import io.skywarden.rules.foreign.RuleLine.Unreadable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the number of a rule of Suricata, Snort 2 or Snort 3. It judges nothing else, and it takes any text. */
final class RuleLineReader {

    /** The actions of the three engines; other first words make a rule only where no comment sign stands before them. */
    private static final Pattern START = Pattern.compile(
            "(?:alert|drop|pass|reject|rejectsrc|rejectdst|rejectboth|log|activate|dynamic|sdrop|block|react|rewrite|accept|config)\\b[^(]*\\(",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBER = Pattern.compile("\"?\\s*([0-9]{1,10})\\s*\"?");
    private static final Pattern SIGNATURE = Pattern.compile("(?:^|[,\\s])signature_id\\s+([A-Za-z0-9-]+)");
    private static final long GREATEST = 4_294_967_295L;

    private RuleLineReader() {}

    /** Whether a rule begins here that is not commented out. */
    static boolean startsRule(String line) {
        return START.matcher(line.stripLeading()).lookingAt();
    }

    static RuleLine read(String line) {
        String text = line.strip();
        if (text.isEmpty()) {
            return new Remark();
        }
        if (!text.startsWith("#")) {
            return rule(text, true);
        }
        String hidden = withoutSigns(text);
        // What is no rule behind a comment sign is a comment, whatever its first word.
        return START.matcher(hidden).lookingAt() && rule(hidden, false) instanceof Numbered numbered ? numbered : new Remark();
    }

    static String withoutSigns(String comment) {
        return comment.stripLeading().replaceFirst("^[#\\s]+", "");
    }

    private static RuleLine rule(String text, boolean enabled) {
        int body = text.indexOf('(') + 1;
        if (body == 0) {
            return new Unreadable("no '(' begins its options", START.matcher(text + "(").lookingAt());
        }
        RuleLine read = numbered(RuleOptions.quoted(text, body), enabled);
        // A quotation mark alone in a message is no quote to Suricata, which ends an option at any ';' without a backslash.
        return read instanceof Numbered ? read
                : numbered(RuleOptions.plain(text, body), enabled) instanceof Numbered other ? other : read;
    }

    private static RuleLine numbered(Optional<List<RuleOptions.Option>> found, boolean enabled) {
        if (found.isEmpty()) {
            return new Unreadable("its options have no end: a ')' is missing, or a quotation mark", true);
        }
        List<String> sids = values(found.get(), "sid");
        if (sids.size() != 1) {
            return new Unreadable(sids.isEmpty() ? "it has no sid" : "it has %d sids".formatted(sids.size()), false);
        }
        Optional<Long> sid = number(sids.getFirst());
        Optional<Long> gid = values(found.get(), "gid").stream().findFirst().map(RuleLineReader::number).orElse(Optional.of(1L));
        if (sid.isEmpty() || gid.isEmpty()) {
            return new Unreadable("its %s is no number from 0 to %d".formatted(sid.isEmpty() ? "sid" : "gid", GREATEST), false);
        }
        return new Numbered(gid.get(), sid.get(), enabled, signature(found.get()));
    }

    private static Optional<String> signature(List<RuleOptions.Option> options) {
        return values(options, "metadata").stream().map(SIGNATURE::matcher).filter(Matcher::find).map(m -> m.group(1)).findFirst();
    }

    private static List<String> values(List<RuleOptions.Option> options, String keyword) {
        return options.stream().filter(option -> option.keyword().equalsIgnoreCase(keyword)).map(RuleOptions.Option::value).toList();
    }

    private static Optional<Long> number(String value) {
        Matcher matcher = NUMBER.matcher(value);
        return matcher.matches() ? Optional.of(Long.parseLong(matcher.group(1))).filter(n -> n <= GREATEST) : Optional.empty();
    }
}
