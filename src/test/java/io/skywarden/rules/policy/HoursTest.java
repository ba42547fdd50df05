package io.skywarden.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a path opens and closes: over midnight, on the days when clocks are changed, and never but when it says so. */
class HoursTest {

    private static final int MINUTES_WATCHED = 8 * 24 * 60;

    /** A night shift of Fridays: its end is on Saturday, and Friday's first hours are not of it. */
    @ParameterizedTest
    @CsvSource({"2026-07-10T03:59:00Z, false, 2026-07-10T20:00:00Z", "2026-07-10T20:00:00Z, true, 2026-07-11T04:00:00Z",
        "2026-07-11T03:59:59Z, true, 2026-07-11T04:00:00Z", "2026-07-11T04:00:00Z, false, 2026-07-17T20:00:00Z"})
    void a_window_over_midnight_is_of_the_day_it_begins_on(Instant now, boolean open, Instant edge) {
        check(new Hours(Set.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(6, 0), ZoneId.of("Europe/Berlin")), now, open, edge);
    }

    /** Clocks go from 02:00 to 03:00 on 29 March and from 03:00 to 02:00 on 25 October; in New York on 8 March and 1 November, an hour earlier by the clock. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 22:00, 02:30, 2026-03-28T22:00:00Z, true, 2026-03-29T01:00:00Z",
        "Europe/Berlin, 02:30, 05:00, 2026-03-29T00:59:59Z, false, 2026-03-29T01:00:00Z",
        "Europe/Berlin, 02:30, 05:00, 2026-03-29T01:00:00Z, true, 2026-03-29T03:00:00Z",
        "Europe/Berlin, 02:10, 02:50, 2026-03-28T02:00:00Z, false, 2026-03-30T00:10:00Z",
        "Europe/Berlin, 22:00, 02:30, 2026-10-24T22:00:00Z, true, 2026-10-25T00:30:00Z",
        "Europe/Berlin, 22:00, 02:30, 2026-10-25T01:15:00Z, false, 2026-10-25T21:00:00Z",
        "Europe/Berlin, 02:30, 03:30, 2026-10-25T00:30:00Z, true, 2026-10-25T02:30:00Z",
        "America/New_York, 01:00, 02:30, 2026-03-08T06:00:00Z, true, 2026-03-08T07:00:00Z",
        "America/New_York, 02:30, 04:00, 2026-03-08T06:59:59Z, false, 2026-03-08T07:00:00Z",
        "America/New_York, 20:00, 01:30, 2026-11-01T05:00:00Z, true, 2026-11-01T05:30:00Z",
        "America/New_York, 01:30, 03:00, 2026-11-01T06:45:00Z, true, 2026-11-01T08:00:00Z",
        "UTC, 18:00, 00:00, 2026-07-06T23:59:59Z, true, 2026-07-07T00:00:00Z"})
    void clocks_that_are_changed_move_no_edge_to_where_nothing_happens(ZoneId zone, LocalTime from, LocalTime to, Instant now, boolean open, Instant edge) {
        check(new Hours(Set.of(), from, to, zone), now, open, edge);
    }

    @Test
    void whole_days_that_follow_each_other_have_no_edge_between_them() {
        check(new Hours(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, ZoneId.of("UTC")),
                Instant.parse("2026-07-11T12:00:00Z"), true, Instant.parse("2026-07-13T00:00:00Z"));
        Hours always = new Hours(Set.of(), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, ZoneId.of("Europe/Berlin"));
        assertThat(always.open(Instant.parse("2026-03-29T01:00:00Z"))).isTrue();
        assertThat(always.nextEdge(Instant.parse("2026-03-29T01:00:00Z"))).isEmpty();
    }

    @Test
    void a_window_of_no_length_is_refused() {
        assertThatThrownBy(() -> new Hours(Set.of(), LocalTime.NOON, LocalTime.NOON, ZoneId.of("UTC")))
                .isInstanceOf(RefusedValue.class).hasMessageContaining("write \"00:00\" and \"24:00\"");
    }

    private static void check(Hours hours, Instant now, boolean open, Instant edge) {
        assertThat(hours.open(now)).as("open at %s", now).isEqualTo(open);
        assertThat(hours.nextEdge(now)).contains(edge);
    }

    /** The clocks of some of these are changed at midnight, by half an hour, or around a fast. */
    @Provide
    Arbitrary<Hours> hours() {
        Arbitrary<LocalTime> times = Arbitraries.integers().between(0, 24 * 60 - 1).map(minute -> LocalTime.of(minute / 60, minute % 60));
        return Combinators.combine(Arbitraries.of(DayOfWeek.class).set().ofMaxSize(4), times, times,
                Arbitraries.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "Africa/Casablanca", "Pacific/Apia", "UTC").map(ZoneId::of))
                .filter((days, from, to, zone) -> !from.equals(to)).as(Hours::new);
    }

    /** Half of them within days of a change of clocks. */
    @Provide
    Arbitrary<Instant> moments() {
        Arbitrary<Instant> any = Arbitraries.longs().between(Instant.parse("2024-01-01T00:00:00Z").getEpochSecond(), Instant.parse("2027-12-31T00:00:00Z").getEpochSecond())
                .map(Instant::ofEpochSecond);
        Arbitrary<Instant> near = Combinators.combine(Arbitraries.of("2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z", "2026-03-08T07:00:00Z", "2026-11-01T06:00:00Z",
                "2026-04-04T15:00:00Z", "2026-10-03T15:30:00Z", "2026-04-23T22:00:00Z", "2011-12-30T10:00:00Z").map(Instant::parse),
                Arbitraries.longs().between(-4 * 86_400, 3_600)).as(Instant::plusSeconds);
        return Arbitraries.oneOf(any, near);
    }

    @Property(tries = 150)
    void the_next_edge_is_the_first_moment_at_which_it_is_otherwise(@ForAll("hours") Hours hours, @ForAll("moments") Instant now) {
        boolean open = hours.open(now);
        Optional<Instant> edge = hours.nextEdge(now);
        edge.ifPresent(at -> {
            assertThat(at).isAfter(now);
            assertThat(hours.open(at)).isEqualTo(!open);
            assertThat(hours.open(at.minusNanos(1))).isEqualTo(open);
        });
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        for (int i = 1; i < MINUTES_WATCHED && edge.filter(minute.plusSeconds(60)::isBefore).isPresent(); i++) {
            minute = minute.plusSeconds(60);
            assertThat(hours.open(minute)).as("open at %s", minute).isEqualTo(open);
        }
    }

    /** Where no clock is changed, open is what a look at the clock says. */
    @Property(tries = 2_000)
    void on_other_days_it_is_open_when_the_clock_says_so(@ForAll("hours") Hours hours, @ForAll("moments") Instant now) {
        ZonedDateTime there = now.atZone(hours.zone());
        if (there.minusDays(2).getOffset().equals(there.plusDays(2).getOffset())) {
            boolean begun = !there.toLocalTime().isBefore(hours.from());
            boolean notOver = there.toLocalTime().isBefore(hours.to());
            boolean onDay = hours.days().isEmpty() || hours.days().contains(there.getDayOfWeek());
            boolean onDayBefore = hours.days().isEmpty() || hours.days().contains(there.minusDays(1).getDayOfWeek());
            assertThat(hours.open(now)).isEqualTo(hours.from().isBefore(hours.to()) ? onDay && begun && notOver
                    : onDay && begun || onDayBefore && notOver);
        }
    }
}
