package io.skywarden.proof;

import java.util.List;

/** Which judges a proof is asked to hear. */
public enum EngineChoice {
    IN_PROCESS("in-process", List.of()),
    SURICATA_7("suricata-7", List.of(7)),
    SURICATA_8("suricata-8", List.of(8)),
    ALL("all", List.of(7, 8));

    private final String word;
    private final List<Integer> suricatas;

    EngineChoice(String word, List<Integer> suricatas) {
        this.word = word;
        this.suricatas = suricatas;
    }

    /** The major versions of Suricata that judge beside the in-process judge. */
    public List<Integer> suricatas() {
        return suricatas;
    }

    @Override
    public String toString() {
        return word;
    }
}
