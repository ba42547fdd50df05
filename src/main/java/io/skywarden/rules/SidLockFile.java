package io.skywarden.rules;

import io.skywarden.rules.SidLock.Key;
import io.skywarden.rules.SidLock.Line;
import io.skywarden.signature.SignatureId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lock as text: tab-separated and sorted, so that a change of numbers reads well in a review and merges by line. */
final class SidLockFile {

    private static final Pattern RANGE = Pattern.compile("range\t([0-9]{1,10})\t([0-9]{1,10})");
    private static final Pattern LINE = Pattern.compile(
            "([A-Za-z][A-Za-z0-9-]{0,39})\t((?:alert|step-[0-9]+)(?:-[0-9]+)?|path-[a-z0-9-]{1,35})\t([0-9]{1,10})\t([1-9][0-9]{0,8})\t([0-9a-f]{64})\t(current|retired)");

    private SidLockFile() {}

    static SidLock read(Path file) {
        List<String> texts;
        try {
            texts = Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new SidLockUnusable("there is no %s: name the folder it lies in with --signatures, or make it with 'render'".formatted(file), e);
        } catch (IOException e) {
            throw new SidLockUnusable("the rule numbers in %s cannot be read (%s): mend its rights and its encoding, which is UTF-8"
                    .formatted(file, e.getClass().getSimpleName()), e);
        }
        SidRange range = null;
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            if (text.isBlank() || text.startsWith("#")) {
                continue;
            }
            if (range == null) {
                range = range(file, i + 1, text);
            } else {
                lines.add(line(file, i + 1, text));
            }
        }
        return lock(file, range, lines);
    }

    private static SidLock lock(Path file, SidRange range, List<Line> lines) {
        if (range == null) {
            throw new SidLockUnusable("%s is empty: its first line says the range, such as 'range<tab>9210000<tab>9219999'".formatted(file));
        }
        try {
            return SidLock.of(range, lines);
        } catch (SidLockUnusable e) {
            throw new SidLockUnusable("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static SidRange range(Path file, int number, String text) {
        Matcher matcher = RANGE.matcher(text);
        if (!matcher.matches()) {
            throw new SidLockUnusable("%s, line %d: expected 'range<tab>first<tab>last'".formatted(file, number));
        }
        try {
            return new SidRange(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
        } catch (IllegalArgumentException e) {
            throw new SidLockUnusable("%s, line %d: %s".formatted(file, number, e.getMessage()), e);
        }
    }

    private static Line line(Path file, int number, String text) {
        Matcher m = LINE.matcher(text);
        if (!m.matches()) {
            throw new SidLockUnusable(
                    "%s, line %d: expected 'signature<tab>part<tab>sid<tab>rev<tab>meaning<tab>current or retired'. A merge may have left its marks; take both sides' lines"
                            .formatted(file, number));
        }
        return new Line(new Key(new SignatureId(m.group(1)), m.group(2)), Long.parseLong(m.group(3)),
                Integer.parseInt(m.group(4)), m.group(5), m.group(6).equals("retired"));
    }

    static void write(SidLock lock, Path file) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(fresh, text(lock));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new SidLockUnusable("the rule numbers cannot be written to %s".formatted(file), e);
        }
    }

    static String text(SidLock lock) {
        StringBuilder text = new StringBuilder("""
                # Which number every rule has, for ever. Written by Skywarden; change no number by hand and delete no line.
                # signature, part, sid, rev, SHA-256 of what the part detects, current or retired
                """);
        text.append("range\t").append(lock.range().first()).append('\t').append(lock.range().last()).append('\n');
        for (Line line : lock.lines()) {
            text.append("%s\t%s\t%d\t%d\t%s\t%s\n".formatted(line.key().signature(), line.key().part(), line.sid(), line.rev(),
                    line.meaning(), line.retired() ? "retired" : "current"));
        }
        return text.toString();
    }
}
