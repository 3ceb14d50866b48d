package de.smartregion.consulting.calendar;

import static de.smartregion.consulting.calendar.DaySamples.elsewhere;
import static de.smartregion.consulting.calendar.DaySamples.limits;
import static de.smartregion.consulting.calendar.DaySamples.wish;
import static de.smartregion.consulting.consultant.Samples.KARLA;
import static de.smartregion.consulting.consultant.Samples.KASSEL;
import static de.smartregion.consulting.consultant.Samples.MONDAY;
import static de.smartregion.consulting.consultant.Samples.NOW;
import static de.smartregion.consulting.consultant.Samples.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.almanac.Stretch;
import de.smartregion.consulting.consultant.Limits;
import de.smartregion.consulting.consultant.Samples;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

class DayStoryTest {

    private static final Instant IN_TEN_MINUTES = NOW.plus(Duration.ofMinutes(10));

    private Day day = Day.empty(new Day.Key("karla", MONDAY));
    private DayTerms terms = DaySamples.terms(KARLA, MONDAY);
    private Instant now = NOW;

    private Day.Answer ask(Day.Answer answer) {
        day = answer.day();
        return answer;
    }

    private Day.Answer claim(String claim, @Nullable String place, String clock) {
        return ask(day.claim(wish(claim, place, MONDAY, clock), IN_TEN_MINUTES, terms, now));
    }

    private static Agenda.@Nullable Why why(Day.Answer answer) {
        return answer instanceof Day.Answer.Refused(_, var why) ? why : null;
    }

    @Test
    void whatIsHeldIsNobodyElsesUntilItsTimeIsOver() {
        assertThat(claim("a", null, "10:00")).isInstanceOf(Day.Answer.Had.class);
        assertThat(why(claim("b", null, "10:30"))).isEqualTo(Agenda.Why.TAKEN);
        assertThat(claim("c", null, "11:00")).isInstanceOf(Day.Answer.Had.class);
        now = IN_TEN_MINUTES;
        assertThat(claim("b", null, "10:30"))
                .isInstanceOf(Day.Answer.Refused.class)
                .satisfies(it -> assertThat(why(it)).isEqualTo(Agenda.Why.TOO_SOON));
        assertThat(day.entries()).isEmpty();
    }

    @Test
    void aClaimAskedForAgainIsTheSameClaim() {
        var first = claim("a", null, "10:00");
        var before = day;
        assertThat(claim("a", null, "10:00")).isEqualTo(first);
        assertThat(claim("a", null, "14:00")).isEqualTo(first);
        assertThat(day).isEqualTo(before);
    }

    @Test
    void whatIsBookedLastsAndIsOneCasesOwn() {
        claim("a", null, "10:00");
        assertThat(ask(day.book("a", "case", now))).isInstanceOf(Day.Answer.Had.class);
        now = now.plus(Duration.ofDays(1));
        assertThat(day.at(now).entries()).hasSize(1);
        assertThat(ask(day.book("a", "case", now))).isInstanceOf(Day.Answer.Had.class);
        assertThat(ask(day.book("a", "another", now))).isInstanceOf(Day.Answer.Gone.class);
        assertThat(ask(day.prolong("a", now.plusSeconds(1), now)))
                .isInstanceOf(Day.Answer.Had.class);
        assertThat(day.entry("a")).extracting(Entry::until).isNull();
    }

    @Test
    void aHoldThatIsOverCanNeitherBeBookedNorProlonged() {
        claim("a", null, "10:00");
        now = IN_TEN_MINUTES;
        assertThat(day.book("a", "case", now)).isInstanceOf(Day.Answer.Gone.class);
        assertThat(day.prolong("a", now.plusSeconds(60), now)).isInstanceOf(Day.Answer.Gone.class);
        assertThat(day.prolong("a", now.plusSeconds(60), now.minusMillis(1)))
                .isInstanceOf(Day.Answer.Had.class);
    }

    @Test
    void theWayFromOnePlaceToTheNextIsKeptFree() {
        // Kassel to Groß-Gerau takes hours: about 170 km.
        int way = Samples.TRAVEL.between(KASSEL, "06433000", "06611");
        assertThat(way).isGreaterThan(180).isLessThan(240);
        assertThat(claim("a", KASSEL, "08:30")).isInstanceOf(Day.Answer.Had.class); // until 9:30
        assertThat(why(claim("b", "06433006", "12:30"))).isEqualTo(Agenda.Why.TAKEN);
        assertThat(why(claim("b", "06433006", "13:15"))).isEqualTo(Agenda.Why.NOT_WORKING); // home
        assertThat(claim("c", KASSEL, "09:30")).isInstanceOf(Day.Answer.Had.class); // same town
    }

    @Test
    void twoVisitsInOneMunicipalityShareTheWay() {
        assertThat(claim("a", "06631009", "11:00")).isInstanceOf(Day.Answer.Had.class);
        assertThat(claim("b", "06631009", "12:00")).isInstanceOf(Day.Answer.Had.class);
        assertThat(why(claim("c", "06631013", "13:00"))).isEqualTo(Agenda.Why.TAKEN); // 20 minutes
        assertThat(claim("c", "06631013", "13:30")).isInstanceOf(Day.Answer.Had.class);
    }

    @Test
    void aWayFromHomeBeginsWithinWork() {
        int way = Samples.TRAVEL.fromHome("06611", "06631009");
        assertThat(why(claim("a", "06631009", "08:30"))).isEqualTo(Agenda.Why.NOT_WORKING);
        assertThat(way).isBetween(60, 120);
        assertThat(claim("a", "06631009", "10:00")).isInstanceOf(Day.Answer.Had.class);
        assertThat(why(claim("b", "06631009", "15:45"))).isEqualTo(Agenda.Why.NOT_WORKING);
    }

    @Test
    void movedInOneWriteOrLeftWhereItWas() {
        claim("a", null, "10:00");
        claim("b", null, "12:00");
        ask(day.book("a", "case", now));
        assertThat(why(ask(move("a", "11:30", 1)))).isEqualTo(Agenda.Why.TAKEN);
        assertThat(day.entry("a")).extracting(Entry::start).isEqualTo(at(MONDAY, "10:00"));
        // Onto its own time, half an hour later: it is not in its own way.
        assertThat(ask(move("a", "10:30", 2))).isInstanceOf(Day.Answer.Had.class);
        assertThat(day.entry("a"))
                .extracting(Entry::start, Entry::state, Entry::consultation)
                .containsExactly(at(MONDAY, "10:30"), Entry.State.BOOKED, "case");
        assertThat(move("none", "15:00", 1)).isInstanceOf(Day.Answer.Gone.class);
    }

    @Test
    void whatIsThereInsteadMayOverlapWhatItReplacesAndNothingElse() {
        claim("a", null, "10:00");
        claim("b", null, "12:00");
        ask(day.book("a", "case", now));
        assertThat(why(instead("c", "a", "11:30"))).isEqualTo(Agenda.Why.TAKEN);
        assertThat(instead("c", "a", "10:30")).isInstanceOf(Day.Answer.Had.class);
        assertThat(instead("c", "a", "10:30")).as("again").isInstanceOf(Day.Answer.Had.class);
        assertThat(why(instead("d", "a", "11:00"))).isEqualTo(Agenda.Why.TAKEN);
        for (var clock : List.of("09:30", "10:15", "11:15")) {
            assertThat(why(claim("d", null, clock))).isEqualTo(Agenda.Why.TAKEN);
        }
        assertThat(day.at(IN_TEN_MINUTES).entries())
                .as("whoever is not booked in time is gone, and what there was is there")
                .extracting(Entry::id)
                .containsExactly("a");
        ask(day.book("c", "case", now));
        assertThat(day.entries()).extracting(Entry::id).containsExactly("a", "c", "b");
        ask(day.free("a", "case", now));
        assertThat(claim("d", null, "09:30")).isInstanceOf(Day.Answer.Had.class);
        assertThat(day.entries()).extracting(Entry::id).containsExactly("d", "c", "b");
    }

    @Test
    void whatIsThereInsteadIsNoMoreThanBefore() {
        terms =
                new DayTerms(
                        "06611",
                        terms.working(),
                        List.of(),
                        limits(1, 1),
                        List.of(),
                        Samples.TRAVEL);
        claim("a", null, "10:00");
        assertThat(why(claim("b", null, "14:00"))).isEqualTo(Agenda.Why.DAY_FULL);
        assertThat(instead("b", "a", "14:00")).isInstanceOf(Day.Answer.Had.class);
    }

    private Day.Answer instead(String claim, String other, String clock) {
        var wish = wish(claim, null, MONDAY, clock).insteadOf(Set.of(other));
        return ask(day.claim(wish, IN_TEN_MINUTES, terms, now));
    }

    private Day.Answer move(String claim, String clock, long attempt) {
        var wish = wish(claim, null, MONDAY, clock);
        return day.move(new Day.Move(claim, wish.start(), attempt, wish), terms, now);
    }

    @Test
    void anAttemptIsDecidedOnceWhoeverAsksForItAgainOrLate() {
        claim("a", null, "10:00");
        claim("b", null, "12:00");
        assertThat(why(ask(move("a", "11:30", 1)))).isEqualTo(Agenda.Why.TAKEN);
        ask(day.free("b", null, now));
        assertThat(why(ask(move("a", "11:30", 1)))).as("refused").isEqualTo(Agenda.Why.TAKEN);
        assertThat(ask(move("a", "11:30", 2))).isInstanceOf(Day.Answer.Had.class);
        assertThat(ask(move("a", "14:00", 3))).isInstanceOf(Day.Answer.Had.class);
        assertThat(why(ask(move("a", "11:30", 2)))).as("too late").isEqualTo(Agenda.Why.TAKEN);
        // What was done is done, though it would not fit any more, and nobody advises.
        var done = new Day.Move("a", at(MONDAY, "14:00"), 3, null);
        assertThat(ask(day.move(done, null, now))).isInstanceOf(Day.Answer.Had.class);
        var next = new Day.Move("a", at(MONDAY, "15:00"), 4, null);
        assertThat(why(ask(day.move(next, terms, now)))).isEqualTo(Agenda.Why.DOES_NOT_FIT);
        assertThat(day.entry("a")).extracting(Entry::start).isEqualTo(at(MONDAY, "14:00"));
    }

    @Test
    void limitsOfTheDayAndTheWeek() {
        terms =
                new DayTerms(
                        "06611",
                        terms.working(),
                        List.of(),
                        limits(2, 5),
                        elsewhere(3),
                        Samples.TRAVEL);
        claim("a", null, "09:00");
        claim("b", null, "10:00");
        assertThat(why(claim("c", null, "11:00"))).isEqualTo(Agenda.Why.DAY_FULL);
        terms =
                new DayTerms(
                        "06611",
                        terms.working(),
                        List.of(),
                        limits(9, 5),
                        elsewhere(3),
                        Samples.TRAVEL);
        assertThat(why(claim("c", null, "11:00"))).isEqualTo(Agenda.Why.WEEK_FULL);
        assertThat(ask(move("b", "11:00", 1)))
                .isInstanceOf(Day.Answer.Had.class); // it is no more than before
    }

    @Test
    void minutesOfTheDayAndTheWeek() {
        limit(new Limits(9, 9, 120, null));
        claim("a", null, "09:00");
        limit(new Limits(9, 9, 119, null));
        assertThat(why(claim("b", null, "10:00"))).isEqualTo(Agenda.Why.DAY_FULL);
        limit(new Limits(9, 9, 120, 299));
        assertThat(why(claim("b", null, "10:00"))).isEqualTo(Agenda.Why.WEEK_FULL);
        limit(new Limits(9, 9, 120, 300));
        assertThat(claim("b", null, "10:00")).isInstanceOf(Day.Answer.Had.class);
        assertThat(ask(move("b", "11:00", 1)))
                .as("no more than before")
                .isInstanceOf(Day.Answer.Had.class);
        assertThat(instead("c", "b", "12:00")).isInstanceOf(Day.Answer.Had.class);
    }

    @Test
    void whatIsGivenUpOnAnotherDayOfTheWeekIsNotCountedTwice() {
        limit(new Limits(9, 9, 120, 180));
        assertThat(why(claim("a", null, "10:00"))).isEqualTo(Agenda.Why.WEEK_FULL);
        assertThat(instead("a", "other0", "10:00")).isInstanceOf(Day.Answer.Had.class);
        limit(limits(9, 4));
        assertThat(why(claim("b", null, "11:00"))).isEqualTo(Agenda.Why.WEEK_FULL);
        assertThat(instead("b", "other1", "11:00")).isInstanceOf(Day.Answer.Had.class);
    }

    /** With three appointments of an hour on another day of the week. */
    private void limit(Limits limits) {
        terms =
                new DayTerms(
                        "06611", terms.working(), List.of(), limits, elsewhere(3), Samples.TRAVEL);
    }

    @Test
    void nobodyIsInTwoPlaces() {
        var busy =
                new Stretch(
                        Stretch.minute(at(MONDAY, "12:00")), Stretch.minute(at(MONDAY, "13:00")));
        terms =
                new DayTerms(
                        "06611",
                        terms.working(),
                        List.of(busy),
                        limits(9, 9),
                        List.of(),
                        Samples.TRAVEL);
        assertThat(why(claim("a", null, "11:15"))).isEqualTo(Agenda.Why.BUSY);
        assertThat(claim("a", null, "11:00")).isInstanceOf(Day.Answer.Had.class);
        assertThat(claim("b", null, "13:00")).isInstanceOf(Day.Answer.Had.class);
    }

    @Test
    void withoutTermsThereIsNobody() {
        var answer = day.claim(wish("a", null, MONDAY, "10:00"), IN_TEN_MINUTES, null, now);
        assertThat(why(answer)).isEqualTo(Agenda.Why.UNKNOWN);
    }

    @Test
    void whatIsFreeAgainIsTold() {
        claim("a", null, "10:00");
        claim("b", null, "12:00");
        var before = day;
        ask(day.free("a", null, now));
        assertThat(DayChanged.of(before, day).freed())
                .containsExactly(new DayChanged.Freed(at(MONDAY, "10:00"), at(MONDAY, "11:00")));
        var moved = move("b", "12:30", 1).day();
        assertThat(DayChanged.of(day, moved).freed())
                .containsExactly(new DayChanged.Freed(at(MONDAY, "12:00"), at(MONDAY, "13:00")));
        assertThat(DayChanged.of(day, day.at(IN_TEN_MINUTES)).freed()).hasSize(1);
        assertThat(day.free("a", null, now).day()).isEqualTo(day);
    }

    @Test
    void whatIsBookedIsFreedByItsOwnCaseAlone() {
        claim("a", null, "10:00");
        ask(day.book("a", "case", now));
        assertThat(day.free("a", null, now).day()).isEqualTo(day);
        assertThat(day.free("a", "another", now).day()).isEqualTo(day);
        assertThat(day.free("a", "case", now).day().entries()).isEmpty();
    }

    @Test
    void aDayThatBreaksALawIsNone() {
        var entries = new ArrayList<Entry>();
        entries.add(entry("a", "10:00", "11:00", 0, 0));
        var key = new Day.Key("karla", MONDAY);
        entries.add(entry("b", "11:00", "12:00", 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> day(key, entries));
        entries.set(1, entry("a", "11:00", "12:00", 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> day(key, entries));
        entries.set(1, entry("b", "11:00", "12:00", 0, 0));
        assertThat(day(key, entries).entries()).hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> day(new Day.Key("karla", MONDAY.plusDays(1)), entries));
        for (int i = 0; i <= Day.MOST; i++) {
            var from = at(MONDAY, "00:00").plusSeconds(60L * i);
            entries.add(
                    new Entry(
                            "n" + i,
                            "m",
                            from,
                            from.plusSeconds(60),
                            0,
                            0,
                            null,
                            Entry.State.BOOKED,
                            null,
                            "case",
                            0,
                            null));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> day(key, entries.subList(2, entries.size())));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new Entry(
                                        "a",
                                        "m",
                                        NOW,
                                        NOW.plusSeconds(60),
                                        0,
                                        0,
                                        null,
                                        Entry.State.HELD,
                                        null,
                                        null,
                                        0,
                                        null));
    }

    private static Day day(Day.Key key, List<Entry> entries) {
        return new Day(key.id(), key.consultant(), key.date().toString(), entries, null, 1);
    }

    private static Entry entry(String id, String from, String until, int before, int after) {
        return new Entry(
                id,
                "m",
                at(MONDAY, from),
                at(MONDAY, until),
                before,
                after,
                null,
                Entry.State.BOOKED,
                null,
                "case",
                0,
                null);
    }
}
