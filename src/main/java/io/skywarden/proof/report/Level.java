package io.skywarden.proof.report;

import io.skywarden.proof.Finding;
import io.skywarden.signature.SignatureId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What may be wrong with a proof. The list is closed: a CI system names those it fails on. */
public enum Level {
    /** One judge hit a flow that another did not. */
    DISAGREEMENT("Judges disagree"),
    /** A flow was hit that is innocent. */
    FALSE_FLOW("An innocent flow is hit"),
    /** Fewer flows were hit than expected. */
    SHORTFALL("Expected flows are not hit"),
    /** A signature owns up to a difference between judges that is over, or that nothing shows. */
    STALE_DIFFERENCE("A known difference is over"),
    /** A judge could not finish a capture. */
    NOT_JUDGED("A capture could not be judged"),
    /** Something that should have spoken was absent: an engine that was asked for, or a capture that a signature names. */
    UNPROVEN("A judge or a capture is absent");

    private final String title;

    Level(String title) {
        this.title = title;
    }

    /** Those that make a proof no proof. */
    public static Set<Level> findings() {
        return EnumSet.complementOf(EnumSet.of(UNPROVEN));
    }

    static Level of(Finding finding) {
        return switch (finding) {
            case Finding.Disagreement _ -> DISAGREEMENT;
            case Finding.FalseFlow _ -> FALSE_FLOW;
            case Finding.Shortfall _ -> SHORTFALL;
            case Finding.StaleDifference _ -> STALE_DIFFERENCE;
            case Finding.NotJudged _ -> NOT_JUDGED;
        };
    }

    static Optional<SignatureId> signature(Finding finding) {
        return switch (finding) {
            case Finding.Disagreement f -> Optional.of(f.signature());
            case Finding.FalseFlow f -> Optional.of(f.signature());
            case Finding.Shortfall f -> Optional.of(f.signature());
            case Finding.StaleDifference f -> Optional.of(f.signature());
            case Finding.NotJudged _ -> Optional.empty();
        };
    }

    /** @throws IllegalArgumentException naming all there are */
    public static Level named(String word) {
        return Arrays.stream(values()).filter(level -> level.word().equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'%s' is no level: they are %s".formatted(word,
                        Arrays.stream(values()).map(Level::word).collect(Collectors.joining(", ")))));
    }

    /** As it is written on the command line and in files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String title() {
        return title;
    }
}
