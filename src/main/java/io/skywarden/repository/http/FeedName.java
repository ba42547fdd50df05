package io.skywarden.repository.http;

import io.skywarden.bundle.BundleName;
import io.skywarden.bundle.SnortArchive;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a path of the feed may be made of. All else names nothing, so no path can step out of the published folders. */
final class FeedName {

    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern ENGINE = Pattern.compile("[a-z0-9](?:[a-z0-9-]|\\.(?!\\.)){0,60}");
    private static final Set<String> ARCHIVES = Stream.concat(Stream.of(BundleName.FILE),
            Arrays.stream(SnortArchive.values()).map(SnortArchive::fileName)).collect(Collectors.toUnmodifiableSet());
    private static final Pattern BESIDE = Pattern.compile("\\.(md5|sha256|minisig)$");
    private static final Pattern METADATA = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,120}\\.json");
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,200}");
    private static final int LONGEST_TARGET = 500;

    private FeedName() {}

    static boolean isWord(String text) {
        return WORD.matcher(text).matches();
    }

    static boolean isEngine(String text) {
        return ENGINE.matcher(text).matches();
    }

    static boolean isBundleFile(String text) {
        return ARCHIVES.contains(BESIDE.matcher(text).replaceFirst(""));
    }

    static boolean isMetadata(String text) {
        return METADATA.matcher(text).matches();
    }

    static boolean isTarget(String text) {
        return text.length() <= LONGEST_TARGET
                && Arrays.stream(text.split("/", -1)).allMatch(segment -> SEGMENT.matcher(segment).matches());
    }
}
