package io.skywarden.catalogue;

import io.skywarden.signature.State;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The closed list of steps a version can take, each with the stages it starts from. */
public enum Step {
    SUBMIT(Stage.SUBMITTED, Stage.DRAFT),
    /** Taken by the service alone, when the proof is there. */
    PROVE(Stage.PROVEN, Stage.SUBMITTED),
    /** Never taken by the author. */
    APPROVE(Stage.APPROVED, Stage.PROVEN),
    ACTIVATE(Stage.ACTIVE, Stage.APPROVED),
    SEND_BACK(Stage.DRAFT, Stage.SUBMITTED, Stage.PROVEN, Stage.APPROVED);

    private final Stage to;
    private final Set<Stage> from;

    Step(Stage to, Stage... from) {
        this.to = to;
        this.from = EnumSet.copyOf(List.of(from));
    }

    boolean isOpenAt(Stage stage) {
        return from.contains(stage);
    }

    /** Where it leads: content that says "retired" is retired by activating it. */
    Stage leadsTo(State content) {
        return switch (content) {
            case State.Active(), State.Experimental() -> to;
            case State.Retired _ -> to == Stage.ACTIVE ? Stage.RETIRED : to;
        };
    }

    /** What can be done with a version at that stage, the service's own step left out. */
    public static List<Step> openAt(Stage stage) {
        return Arrays.stream(values()).filter(step -> step != PROVE && step.isOpenAt(stage)).toList();
    }

    /** As requests and audit records spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
