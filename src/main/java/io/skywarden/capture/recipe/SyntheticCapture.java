package io.skywarden.capture.recipe;

import java.time.Instant;

/** Plays a recipe into a classic pcap. The same recipe and seed always give the same bytes. */
public final class SyntheticCapture {

    /** Some moment, always the same. */
    private static final Instant START = Instant.parse("2015-01-01T00:00:00Z");

    private SyntheticCapture() {}

    /** @param seed what the pseudo-random bytes follow from */
    public static byte[] pcap(Recipe recipe, String seed) {
        var file = new PcapFile();
        long micros = START.getEpochSecond() * 1_000_000;
        for (int i = 0; i < recipe.flows().size(); i++) {
            var random = new SeededBytes("%s/%d".formatted(seed, i));
            micros = new FlowPlayer(recipe.flows().get(i), random, file, micros).play();
        }
        return file.toBytes();
    }
}
