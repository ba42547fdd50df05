package io.skywarden.rules.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * When a path is open: from one time of the day up to another, by the clocks of one place, perhaps over midnight. A time that
 * clocks show twice in autumn means the first one; one that they skip in spring means the moment they skip it.
 *
 * @param days on which a window begins; empty for every day
 * @param to at or before {@code from} when it is a time of the next day; midnight is the end of the day
 */
public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {

    /** A window may begin two dates back, where a place has skipped a whole day. */
    private static final int DAYS_BACK = 2;
    /** Whatever repeats weekly has changed by then, even if a window falls into the hour that spring skips. */
    private static final int DAYS_AHEAD = 16;

    public Hours {
        days = Set.copyOf(days);
        if (from.equals(to) && !from.equals(LocalTime.MIDNIGHT)) {
            throw new RefusedValue("hours", "from %s to %s is no window: for whole days write \"00:00\" and \"24:00\"".formatted(from, to));
        }
    }

    /** Whether the path is open at this moment. */
    public boolean open(Instant now) {
        return windows(now, 0).anyMatch(window -> !now.isBefore(window.start()) && now.isBefore(window.end()));
    }

    /** When that changes next; nothing if it never does. */
    public Optional<Instant> nextEdge(Instant now) {
        boolean open = open(now);
        return windows(now, DAYS_AHEAD).flatMap(window -> Stream.of(window.start(), window.end()))
                .filter(edge -> edge.isAfter(now)).sorted().filter(edge -> open(edge) != open).findFirst();
    }

    private Stream<Window> windows(Instant now, int ahead) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return LongStream.rangeClosed(-DAYS_BACK, ahead).mapToObj(today::plusDays)
                .filter(day -> days.isEmpty() || days.contains(day.getDayOfWeek()))
                .map(day -> new Window(moment(day.atTime(from)), moment((from.isBefore(to) ? day : day.plusDays(1)).atTime(to))));
    }

    private Instant moment(LocalDateTime there) {
        ZoneOffsetTransition skipped = zone.getRules().getTransition(there);
        return skipped != null && skipped.isGap() ? skipped.getInstant() : there.atZone(zone).toInstant();
    }

    /** Of no length when spring skips it. */
    private record Window(Instant start, Instant end) {}
}
