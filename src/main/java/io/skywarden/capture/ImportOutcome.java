package io.skywarden.capture;

/** What became of one file of an import; {@code name} is its path below the imported folder. */
public sealed interface ImportOutcome {

    String name();

    /** Its bytes are in the store now, and the index has it. */
    record Imported(String name, IndexedCapture capture) implements ImportOutcome {}

    /** Store and index had these bytes before, perhaps under another name. */
    record AlreadyKnown(String name, CaptureDigest digest) implements ImportOutcome {}

    /** Nothing was taken over. */
    record Refused(String name, String reason) implements ImportOutcome {}
}
