package io.skywarden.rules.foreign;

import io.skywarden.rules.foreign.RuleFile.BadLine;
import io.skywarden.rules.foreign.RuleFile.Rule;
import io.skywarden.rules.foreign.RuleLine.Numbered;
import io.skywarden.rules.foreign.RuleLine.Remark;
import io.skywarden.rules.foreign.RuleLine.Unreadable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins the lines of a rule file into rules: behind a backslash as every engine does, and without one while the options
 * have no end, as Snort 3 does. A rule it cannot read never hides the next one.
 */
final class RuleFileReader {

    private static final int MOST_LINES = 2_000;

    private final String name;
    private final List<Rule> rules = new ArrayList<>();
    private final List<BadLine> badLines = new ArrayList<>();
    private String pending = "";
    private int first;
    private int joined;
    private boolean continues;

    private RuleFileReader(String name) {
        this.name = name;
    }

    /** Bytes that are no UTF-8 are read as some character: they can only stand in texts. */
    static RuleFile read(String name, InputStream bytes) throws IOException {
        return new RuleFileReader(name).read(new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8)));
    }

    private RuleFile read(BufferedReader lines) throws IOException {
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            take(number == 1 && line.startsWith("\ufeff") ? line.substring(1) : line, number);
        }
        end();
        return new RuleFile(name, rules, badLines);
    }

    private void take(String line, int number) {
        if (!pending.isEmpty() && !belongs(line)) {
            end();
        }
        String more = pending.isEmpty() ? line : isComment() ? RuleLineReader.withoutSigns(line) : line;
        if (pending.isEmpty()) {
            first = number;
            joined = 0;
        }
        joined++;
        String stripped = more.stripTrailing();
        continues = stripped.endsWith("\\");
        pending += (continues ? stripped.substring(0, stripped.length() - 1) : stripped) + " ";
        if (!continues && !isOpen()) {
            end();
        }
    }

    private boolean belongs(String line) {
        if (joined >= MOST_LINES) {
            return false;
        }
        if (continues) {
            return !isComment() || !RuleLineReader.startsRule(line);
        }
        return !line.isBlank() && !line.stripLeading().startsWith("#") && !RuleLineReader.startsRule(line);
    }

    private boolean isComment() {
        return pending.stripLeading().startsWith("#");
    }

    private boolean isOpen() {
        return RuleLineReader.read(pending) instanceof Unreadable(_, var open) && open;
    }

    private void end() {
        switch (RuleLineReader.read(pending)) {
            case Numbered(var gid, var sid, var enabled, var signature) -> rules.add(new Rule(name, first, gid, sid, enabled, signature));
            case Unreadable(var reason, _) -> badLines.add(new BadLine(name, first, reason));
            case Remark() -> { }
        }
        pending = "";
        continues = false;
    }
}
