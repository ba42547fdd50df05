package io.skywarden.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The templates as this program was built with them, by which it knows whether those it finds are its own. */
final class ShippedTemplates {

    private static final String PLACE = "/shipped-templates/%s/%s";

    private ShippedTemplates() {}

    /**
     * Whether each of these texts is one of ours, unchanged.
     *
     * @param folders the engine's, by whose names ours are known
     * @param sources what was read in them, by file
     */
    static boolean hold(List<Path> folders, Map<String, String> sources) {
        return sources.entrySet().stream().allMatch(file -> folders.stream()
                .anyMatch(folder -> holds(folder.getFileName().toString(), file.getKey(), file.getValue())));
    }

    private static boolean holds(String engine, String file, String text) {
        try (InputStream ours = ShippedTemplates.class.getResourceAsStream(PLACE.formatted(engine, file))) {
            return ours != null && Arrays.equals(ours.readAllBytes(), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return false;
        }
    }
}
