package io.skywarden.proof;

import io.skywarden.proof.engine.InstalledEngine;
import java.util.List;
import java.util.Locale;

/** Which judges a proof is asked to hear. */
public enum EngineChoice {
    IN_PROCESS("in-process", List.of()),
    SURICATA_7("suricata-7", List.of(Line.SURICATA_7)),
    SURICATA_8("suricata-8", List.of(Line.SURICATA_8)),
    SNORT_3("snort-3", List.of(Line.SNORT_3)),
    ALL("all", List.of(Line.SURICATA_7, Line.SURICATA_8, Line.SNORT_3));

    /** Engines that judge alike: all releases of one generation. */
    public record Line(String product, int generation) {

        static final Line SURICATA_7 = new Line("suricata", 7);
        static final Line SURICATA_8 = new Line("suricata", 8);
        static final Line SNORT_3 = new Line("snort", 3);

        /** The engines of this line among those. */
        public List<InstalledEngine> among(List<InstalledEngine> present) {
            return present.stream().filter(engine -> engine.product().equals(product) && engine.generation() == generation).toList();
        }

        /** What is said when there is none. */
        public String absent() {
            return "%s: not found on PATH nor in SKYWARDEN_%s_%d".formatted(this, product.toUpperCase(Locale.ROOT), generation);
        }

        @Override
        public String toString() {
            return product + "-" + generation;
        }
    }

    private final String word;
    private final List<Line> lines;

    EngineChoice(String word, List<Line> lines) {
        this.word = word;
        this.lines = lines;
    }

    /** The engines that judge beside the in-process judge. */
    public List<Line> lines() {
        return lines;
    }

    @Override
    public String toString() {
        return word;
    }
}
