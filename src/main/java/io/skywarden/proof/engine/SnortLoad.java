package io.skywarden.proof.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Snort says of a rules file: {@code snort -T}, which tells each error with the file and the line. */
final class SnortLoad {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Pattern LOADED = Pattern.compile("total rules loaded:\\s+(\\d+)");
    private static final Pattern TOLD = Pattern.compile("(ERROR|WARNING): (?:(\\S+?):(\\d+) )?(.*)");
    private static final Pattern SID = Pattern.compile("\\bsid:\\s*(\\d+)");

    private final List<String> rules;
    private final String file;
    private final List<LoadComplaint> complaints = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private SnortLoad(List<String> rules, Path file) {
        this.rules = rules;
        this.file = file.toString();
    }

    static LoadCheck check(SnortBinary binary, Path rulesFile, Path workFolder) {
        try (SnortFolder folder = SnortFolder.create(workFolder, rulesFile)) {
            return check(binary, folder, LIMIT);
        }
    }

    static LoadCheck check(SnortBinary binary, SnortFolder folder, Duration limit) {
        try {
            List<String> words = new ArrayList<>(folder.words(binary, folder.rules(), folder.root()));
            words.add("-T");
            Command command = Command.run(words, limit);
            return read(command.output(), Files.readAllLines(folder.rules()), folder.rules(), command.exitCode() == 0);
        } catch (IOException failed) {
            throw new EngineTrouble("%s could not be run: %s".formatted(binary, failed.getMessage()), failed);
        }
    }

    /** @param rules the lines of the file that was loaded */
    static LoadCheck read(String printed, List<String> rules, Path file, boolean passed) {
        SnortLoad load = new SnortLoad(rules, file);
        printed.lines().map(TOLD::matcher).filter(Matcher::matches).forEach(load::take);
        int loaded = LOADED.matcher(printed).results().findFirst().map(found -> Integer.parseInt(found.group(1))).orElse(0);
        int failed = (int) load.complaints.stream().filter(complaint -> complaint.line().isPresent())
                .mapToInt(complaint -> complaint.line().getAsInt()).distinct().count();
        return new LoadCheck(passed, Math.max(0, loaded - failed), failed, 0, load.complaints, load.warnings);
    }

    private void take(Matcher told) {
        boolean here = file.equals(told.group(2)) && Integer.parseInt(told.group(3)) <= rules.size();
        String text = told.group(4);
        if (told.group(1).equals("WARNING")) {
            warnings.add(here ? "line %s: %s".formatted(told.group(3), text) : text);
        } else if (here) {
            int line = Integer.parseInt(told.group(3));
            complaints.add(new LoadComplaint(text, sid(rules.get(line - 1)), OptionalInt.of(line)));
        } else {
            complaints.add(new LoadComplaint(text, OptionalLong.empty(), OptionalInt.empty()));
        }
    }

    private static OptionalLong sid(String rule) {
        return SID.matcher(rule).results().mapToLong(found -> Long.parseLong(found.group(1))).reduce((first, last) -> last);
    }
}
