package io.skywarden.rules.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When a path is open: on these days, from one time of the day up to another, by the clocks of one place.
 *
 * @param days empty for every day
 */
public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {

    private static final int DAYS_TO_THE_NEXT_EDGE = 8;

    public Hours {
        days = Set.copyOf(days);
        if (!from.isBefore(to)) {
            throw new RefusedValue("hours", "%s is not before %s: write two policies for a window over midnight".formatted(from, to));
        }
    }

    /** Whether the path is open at this moment. */
    public boolean open(Instant now) {
        ZonedDateTime there = now.atZone(zone);
        return on(there.getDayOfWeek()) && !there.toLocalTime().isBefore(from) && there.toLocalTime().isBefore(to);
    }

    /** When that changes next. */
    public Instant nextEdge(Instant now) {
        LocalDateTime midnight = now.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.DAYS);
        return Stream.iterate(midnight, day -> day.plusDays(1)).limit(DAYS_TO_THE_NEXT_EDGE)
                .filter(day -> on(day.getDayOfWeek()))
                .flatMap(day -> Stream.of(day.with(from), day.with(to)))
                .map(edge -> edge.atZone(zone).toInstant())
                .filter(edge -> edge.isAfter(now)).findFirst().orElseThrow();
    }

    private boolean on(DayOfWeek day) {
        return days.isEmpty() || days.contains(day);
    }
}
