package de.smartregion.consulting.calendar;

import static de.smartregion.consulting.consultant.Samples.ALMANAC;
import static de.smartregion.consulting.consultant.Samples.at;
import static de.smartregion.consulting.consultant.Times.on;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.almanac.Almanac;
import de.smartregion.consulting.consultant.Module;
import de.smartregion.consulting.consultant.Samples;
import de.smartregion.consulting.consultant.Times;

import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Holidays, midnight, and the two nights in which clocks are changed; by hand from a calendar. */
class AlmanacTest {

    private static final LocalDate SPRING = LocalDate.of(2027, 3, 28);
    private static final LocalDate AUTUMN = LocalDate.of(2027, 10, 31);

    private static List<Instant> free(LocalDate date, Times times, Module module) {
        var consultant = Samples.consultant("nora", "06611", times, 40, 200);
        var plan = new Plans().plan;
        var found =
                new FreeTime(ALMANAC, Samples.TRAVEL, plan, Plans.NEVER_BUSY, 15)
                        .of(
                                List.of(consultant),
                                module,
                                Samples.online(),
                                date,
                                1,
                                date.minusDays(3).atStartOfDay(Almanac.HESSEN).toInstant());
        return found.isEmpty() ? List.of() : found.getFirst().starts();
    }

    @Test
    void theHolidaysOfHessen() {
        var year = 2027;
        var holidays =
                LocalDate.of(year, 1, 1)
                        .datesUntil(LocalDate.of(year + 1, 1, 1))
                        .filter(it -> ALMANAC.date(it).holiday() != null)
                        .map(LocalDate::toString)
                        .toList();
        assertThat(holidays)
                .containsExactly(
                        "2027-01-01",
                        "2027-03-26",
                        "2027-03-29",
                        "2027-05-01",
                        "2027-05-06",
                        "2027-05-17",
                        "2027-05-27",
                        "2027-10-03",
                        "2027-12-25",
                        "2027-12-26");
    }

    @Test
    void nobodyWorksOnAHolidayUnlessTheDateSaysSo() {
        var easterMonday = LocalDate.of(2027, 3, 29);
        var every = on(DayOfWeek.MONDAY, "09:00", "11:00");
        assertThat(free(easterMonday, every, Samples.HOUR)).isEmpty();
        assertThat(free(easterMonday.plusDays(7), every, Samples.HOUR)).hasSize(5);
        var special = every.but("2027-03-29", "10:00-11:00");
        assertThat(free(easterMonday, special, Samples.HOUR))
                .containsExactly(at(easterMonday, "10:00"));
        var off = every.but("2027-04-05");
        assertThat(free(easterMonday.plusDays(7), off, Samples.HOUR)).isEmpty();
    }

    @Test
    void theNightThatLosesAnHour() {
        var date = ALMANAC.date(SPRING);
        assertThat(date.length()).isEqualTo(23 * 60);
        assertThat(
                        List.of(
                                date.elapsed(119),
                                date.elapsed(120),
                                date.elapsed(150),
                                date.elapsed(180)))
                .containsExactly(119, 120, 120, 120);
        assertThat(date.elapsed(1440)).isEqualTo(1380);
        // 01:00 to 04:00 are two hours: at 02:00 it is 03:00.
        var starts = free(SPRING, on(DayOfWeek.SUNDAY, "01:00", "04:00"), Samples.HOUR);
        assertThat(starts)
                .containsExactly(
                        Instant.parse("2027-03-28T00:00:00Z"),
                        Instant.parse("2027-03-28T00:15:00Z"),
                        Instant.parse("2027-03-28T00:30:00Z"),
                        Instant.parse("2027-03-28T00:45:00Z"),
                        Instant.parse("2027-03-28T01:00:00Z"));
        // An hour that does not exist.
        assertThat(free(SPRING, on(DayOfWeek.SUNDAY, "02:00", "03:00"), Samples.HOUR)).isEmpty();
    }

    /** A break that the clock skips is none. */
    @Test
    void whatLiesBeforeAndAfterASkippedHourIsOnePiece() {
        var hours = on(DayOfWeek.SUNDAY, "01:00", "02:00").and(DayOfWeek.SUNDAY, "03:00", "04:00");
        assertThat(free(SPRING, hours, Samples.HOUR)).hasSize(5);
        assertThat(free(SPRING.minusDays(7), hours, Samples.HOUR)).hasSize(2);
    }

    @Test
    void theNightThatWinsAnHour() {
        var date = ALMANAC.date(AUTUMN);
        assertThat(date.length()).isEqualTo(25 * 60);
        assertThat(
                        List.of(
                                date.elapsed(119),
                                date.elapsed(150),
                                date.elapsed(179),
                                date.elapsed(180)))
                .containsExactly(119, 150, 179, 240);
        assertThat(date.elapsed(1440)).isEqualTo(1500);
        // 02:00 to 04:00 are three hours: 02:00 to 03:00 comes twice.
        var starts = free(AUTUMN, on(DayOfWeek.SUNDAY, "02:00", "04:00"), Samples.HOUR);
        assertThat(starts).hasSize(9);
        assertThat(starts.getFirst()).isEqualTo(Instant.parse("2027-10-31T00:00:00Z"));
        assertThat(starts.getLast()).isEqualTo(Instant.parse("2027-10-31T02:00:00Z"));
    }

    @Test
    void aDayEndsAtMidnightAndBeginsThere() {
        var saturday = LocalDate.of(2027, 4, 10);
        var evening = free(saturday, on(DayOfWeek.SATURDAY, "22:00", "24:00"), Samples.HOUR);
        assertThat(evening).hasSize(5);
        assertThat(evening.getLast()).isEqualTo(at(saturday, "23:00"));
        var night = free(saturday, on(DayOfWeek.SATURDAY, "00:00", "01:30"), Samples.HOUR);
        assertThat(night).hasSize(3);
        assertThat(night.getFirst()).isEqualTo(at(saturday, "00:00"));
        assertThat(Almanac.dateOf(night.getFirst())).isEqualTo(saturday);
        assertThat(Almanac.dateOf(night.getFirst().minusSeconds(1)))
                .isEqualTo(saturday.minusDays(1));
    }

    @Test
    void anAbsenceCutsWhatItTouches() {
        var monday = LocalDate.of(2027, 4, 12);
        var away =
                on(DayOfWeek.MONDAY, "09:00", "15:00")
                        .away("a", at(monday, "10:30"), at(monday, "13:00").plusSeconds(30));
        var starts = free(monday, away, Samples.HOUR);
        assertThat(starts)
                .contains(at(monday, "09:30"), at(monday, "13:15"), at(monday, "14:00"))
                .doesNotContain(at(monday, "09:45"), at(monday, "13:00"))
                .hasSize(3 + 4);
    }

    @Test
    void buffersLieWithinTheWorkingDay() {
        var monday = LocalDate.of(2027, 4, 12);
        var starts =
                free(
                        monday,
                        on(DayOfWeek.MONDAY, "09:00", "12:00"),
                        Samples.module("workshop", 60, 15, 30));
        assertThat(starts.getFirst()).isEqualTo(at(monday, "09:15"));
        assertThat(starts.getLast()).isEqualTo(at(monday, "10:30"));
    }

    @Test
    void hoursAreValidFromOneDateToAnother() {
        var monday = LocalDate.of(2027, 4, 12);
        var until =
                Times.NONE
                        .valid(DayOfWeek.MONDAY, "09:00", "10:00", "2027-04-12", "2027-04-19")
                        .valid(DayOfWeek.MONDAY, "10:00", "11:00", "2027-04-19", null);
        assertThat(free(monday.minusDays(7), until, Samples.HOUR)).isEmpty();
        assertThat(free(monday, until, Samples.HOUR)).hasSize(1);
        assertThat(free(monday.plusDays(7), until, Samples.HOUR)).hasSize(5); // joined
        assertThat(free(monday.plusDays(14), until, Samples.HOUR)).hasSize(1);
    }

    /** 2026 has 53 weeks: who counts even and odd ones is wrong afterwards. */
    @Test
    void hoursOfEverySecondWeekAreCountedAcrossTheYear() {
        var tuesdays = Times.NONE.every(2, DayOfWeek.TUESDAY, "09:00", "10:00", "2026-12-01");
        assertThat(dates(tuesdays))
                .containsExactly(
                        "2026-12-01", "2026-12-15", "2026-12-29", "2027-01-12", "2027-01-26");
        // That week's Tuesday was over when they began to hold.
        var late = Times.NONE.every(2, DayOfWeek.TUESDAY, "09:00", "10:00", "2026-12-03");
        assertThat(dates(late))
                .containsExactly("2026-12-15", "2026-12-29", "2027-01-12", "2027-01-26");
        var weekend =
                Times.NONE
                        .every(3, DayOfWeek.SUNDAY, "09:00", "10:00", "2026-12-06")
                        .every(3, DayOfWeek.MONDAY, "09:00", "10:00", "2026-12-06");
        assertThat(dates(weekend))
                .as("a week ends on Sunday")
                .containsExactly(
                        "2026-12-06", "2026-12-21", "2026-12-27", "2027-01-11", "2027-01-17");
        var every = Times.NONE.every(1, DayOfWeek.MONDAY, "09:00", "10:00", "2027-01-04");
        assertThat(dates(every)).hasSize(4);
    }

    private static List<String> dates(Times times) {
        return LocalDate.of(2026, 11, 23)
                .datesUntil(LocalDate.of(2027, 2, 1))
                .filter(it -> !free(it, times, Samples.HOUR).isEmpty())
                .map(LocalDate::toString)
                .toList();
    }

    @Test
    void hoursOfEverySecondWeekAcrossBothChangesOfTheClock() {
        var spring = Times.NONE.every(2, DayOfWeek.SUNDAY, "01:00", "04:00", "2027-03-14");
        assertThat(List.of(-14, -7, 0, 7, 14))
                .extracting(it -> free(SPRING.plusDays(it), spring, Samples.HOUR).size())
                .containsExactly(9, 0, 5, 0, 9);
        var autumn = Times.NONE.every(2, DayOfWeek.SUNDAY, "02:00", "04:00", "2027-10-17");
        assertThat(List.of(-14, -7, 0, 7, 14))
                .extracting(it -> free(AUTUMN.plusDays(it), autumn, Samples.HOUR).size())
                .containsExactly(5, 0, 9, 0, 5);
    }

    @Test
    void theDayKnowsInWhichWeeksThereIsWork() {
        var monday = LocalDate.of(2027, 4, 12);
        var times = Times.NONE.every(2, DayOfWeek.MONDAY, "09:00", "10:00", monday.toString());
        var consultant = Samples.consultant("nora", "06611", times);
        assertThat(List.of(0, 7, 14))
                .extracting(
                        it -> {
                            var date = monday.plusDays(it);
                            return DaySamples.terms(consultant, date)
                                    .against(
                                            DaySamples.wish("a", null, date, "09:00"),
                                            List.of(),
                                            at(monday, "07:00"));
                        })
                .containsExactly(null, Agenda.Why.NOT_WORKING, null);
    }
}
