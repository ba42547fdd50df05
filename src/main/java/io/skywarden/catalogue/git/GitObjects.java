package io.skywarden.catalogue.git;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What git keeps: commits, and the files in them. */
final class GitObjects {

    /** No file of a signature is longer, at four bytes a character. */
    private static final int LONGEST = 4_000_000;
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    /** A plain file; links and modules are none. */
    private static final Pattern ENTRY = Pattern.compile("100\\d{3} blob ([0-9a-f]+)\t(?s:(.*))");

    private record File(String folder, String name, String object) {}

    private final Git git;

    GitObjects(Git git) {
        this.git = git;
    }

    /** The commit a revision means. */
    String commit(String revision) throws IOException {
        if (revision.isBlank() || revision.startsWith("-") || revision.codePoints().anyMatch(Character::isISOControl)) {
            throw new GitUnusable("'%s' is no revision: name a branch, a tag or a commit".formatted(revision.replaceAll("\\p{C}", "?")));
        }
        try {
            String answer = Files.readString(git.ask("", List.of("rev-parse", "--verify", "--quiet", "--end-of-options",
                    revision + "^{commit}"))).strip();
            if (NAME.matcher(answer).matches()) {
                return answer;
            }
        } catch (GitUnusable unusable) {
            // Without a repository this asks in vain as well, and git's own words are the better ones.
            git.ask("", List.of("rev-parse", "--git-dir"));
        }
        throw new GitUnusable("git knows no revision '%s' here: fetch it first (in CI the checkout must have the history: fetch-depth 0, GIT_DEPTH 0)"
                .formatted(revision));
    }

    /** The texts of the files of these names below git's folder, by folder and name. */
    Map<String, Map<String, String>> files(String commit, List<String> names) throws IOException {
        List<File> files = list(commit).stream().filter(file -> names.contains(file.name)).toList();
        String objects = files.stream().map(File::object).distinct().collect(Collectors.joining("\n", "", "\n"));
        Map<String, String> texts = files.isEmpty() ? Map.of() : texts(objects);
        Map<String, Map<String, String>> byFolder = new LinkedHashMap<>();
        for (File file : files) {
            if (texts.containsKey(file.object)) {
                byFolder.computeIfAbsent(file.folder, _ -> new LinkedHashMap<>()).put(file.name, texts.get(file.object));
            }
        }
        byFolder.values().removeIf(found -> !found.containsKey(names.getFirst()));
        return byFolder;
    }

    private List<File> list(String commit) throws IOException {
        String answer = Files.readString(git.ask("", List.of("ls-tree", "-r", "-z", commit)), StandardCharsets.ISO_8859_1);
        List<File> files = new ArrayList<>();
        for (String entry : answer.split("\0")) {
            Matcher plain = ENTRY.matcher(entry);
            if (plain.matches()) {
                String path = plain.group(2);
                int slash = path.lastIndexOf('/');
                files.add(new File(slash < 0 ? "" : path.substring(0, slash), path.substring(slash + 1), plain.group(1)));
            }
        }
        return files;
    }

    /** {@code NAME blob SIZE}, a line end, the bytes and a line end, for each. */
    private Map<String, String> texts(String objects) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(git.ask(objects, List.of("cat-file", "--batch"))))) {
            for (String head = line(in); !head.isEmpty(); head = line(in)) {
                String[] words = head.split(" ");
                if (words.length == 3) {
                    long size = Long.parseLong(words[2]);
                    if (size <= LONGEST) {
                        texts.put(words[0], new String(in.readNBytes((int) size), StandardCharsets.UTF_8));
                    } else {
                        in.skipNBytes(size);
                    }
                    in.skipNBytes(1);
                }
            }
        }
        return texts;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
