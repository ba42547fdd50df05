package io.skywarden.proof;

import io.skywarden.capture.Capture;
import io.skywarden.capture.CaptureReader;
import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import io.skywarden.signature.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Captures played from a recipe's text, and what one signature hits in them. */
final class Recorded {

    private Recorded() {}

    /** The server port of each flow that is hit; recipes of these tests give every flow its own. */
    static List<Integer> portsHit(Path folder, Signature signature, String recipe) {
        return new InProcessJudge(List.of(signature)).judge(capture(folder, recipe)).stream()
                .map(hit -> hit.flow().serverPort()).sorted().toList();
    }

    static Capture capture(Path folder, String recipe) {
        try {
            Path file = Files.write(folder.resolve("recipe.pcap"), SyntheticCapture.pcap(Recipe.parse("recipe", recipe), "test"));
            return CaptureReader.read(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
