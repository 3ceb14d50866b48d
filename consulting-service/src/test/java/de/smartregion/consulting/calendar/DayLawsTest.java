package de.smartregion.consulting.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.agenda.BusyTimes;
import de.smartregion.consulting.almanac.Almanac;
import de.smartregion.consulting.almanac.Stretch;
import de.smartregion.consulting.consultant.Limits;
import de.smartregion.consulting.consultant.Samples;
import de.smartregion.consulting.consultant.Times;
import de.smartregion.consulting.region.Travel;
import de.smartregion.consulting.region.TravelSettings;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds for every day, whatever is asked of it and in whatever order. */
class DayLawsTest {

    private static final List<LocalDate> DATES =
            List.of(
                    LocalDate.of(2027, 3, 27),
                    LocalDate.of(2027, 3, 28), // 23 hours
                    LocalDate.of(2027, 4, 6),
                    LocalDate.of(2027, 10, 31)); // 25 hours

    private static final List<@Nullable String> PLACES =
            Arrays.asList(null, "06611000", "06633015", "06631009", "06633", "06433006");

    record Ask(int place, int quarter, int minutes, int before, int after, boolean booked) {}

    record Hour(int from, int minutes) {}

    @Provide
    Arbitrary<List<Ask>> asks() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, PLACES.size() - 1),
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.of(15, 30, 60, 90, 240),
                        Arbitraries.of(0, 5, 20),
                        Arbitraries.of(0, 10, 35),
                        Arbitraries.of(true, false))
                .as(Ask::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Hour>> hours() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1_380),
                        Arbitraries.integers().between(30, 900))
                .as(Hour::new)
                .list()
                .ofMaxSize(3);
    }

    /** The search for free time and the decision of the day are two programs; they say the same. */
    @Property(tries = 300, seed = "2027")
    void whatIsShownAsFreeIsWhatTheDayWouldGive(
            @ForAll("asks") List<Ask> asks,
            @ForAll("hours") List<Hour> hours,
            @ForAll("hours") List<Hour> busyHours) {
        for (var date : DATES) {
            check(date, asks, hours, busyHours);
        }
    }

    private static void check(
            LocalDate date, List<Ask> asks, List<Hour> hours, List<Hour> busyHours) {
        var known = Samples.ALMANAC.date(date);
        var times = Times.NONE;
        for (var hour : hours) {
            times =
                    times.and(
                            date.getDayOfWeek(),
                            hour.from(),
                            Math.min(1_440, hour.from() + hour.minutes()));
        }
        var consultant = Samples.consultant("nora", "06611", times, new Limits(6, 6, 300, null));
        var busy = new ArrayList<BusyTimes.Busy>();
        long reached = 0;
        for (var hour : busyHours) {
            long from = reached + hour.from();
            reached = from + hour.minutes() + 1;
            busy.add(
                    new BusyTimes.Busy(
                            Stretch.moment(known.midnight() + from).plusSeconds(17),
                            Stretch.moment(known.midnight() + from + hour.minutes())));
        }
        BusyTimes busyTimes = (_, _, _) -> busy;
        var now = Stretch.moment(known.midnight() - 600);
        var terms =
                new DayTerms(
                        "06611",
                        consultant.working(known),
                        DayTerms.stretches(busy),
                        consultant.limits(),
                        List.of(),
                        Samples.TRAVEL);
        var plan = new Plans().plan;
        var day = Day.empty(new Day.Key("nora", date));
        int n = 0;
        for (var ask : asks) {
            var wish =
                    new Wish(
                            "claim" + n++,
                            "m",
                            Stretch.moment(known.midnight() + 15L * ask.quarter()),
                            ask.minutes(),
                            ask.before(),
                            ask.after(),
                            0,
                            PLACES.get(ask.place()),
                            Set.of());
            day = day.claim(wish, now.plus(Duration.ofMinutes(10)), terms, now).day();
            if (ask.booked()) {
                day = day.book(wish.claim(), "case", now).day();
            }
        }
        plan.learn(versioned(day));
        for (var ask : asks.subList(0, Math.min(3, asks.size()))) {
            var module = Samples.module("m1", ask.minutes(), ask.before(), ask.after());
            var place = PLACES.get(ask.place());
            var need = place == null ? Samples.online() : Samples.onSite(place);
            List<Agenda.@Nullable Has> owners = Arrays.asList(null, own(day, now));
            for (var has : owners) {
                var entries = new ArrayList<>(day.at(now).entries());
                entries.removeIf(it -> has != null && has.claims().contains(it.id()));
                var shown =
                        new HashSet<>(
                                new FreeTime(Samples.ALMANAC, Samples.TRAVEL, plan, busyTimes, 15)
                                                .of(
                                                        List.of(consultant),
                                                        module,
                                                        Samples.moving(need, has),
                                                        date,
                                                        1,
                                                        now)
                                                .stream()
                                                .flatMap(it -> it.starts().stream())
                                                .toList());
                for (int quarter = 0; quarter < known.length() / 15; quarter++) {
                    var start = Stretch.moment(known.midnight() + 15L * quarter);
                    var why =
                            terms.against(
                                    Wish.of("x", module, Samples.need(place), start), entries, now);
                    boolean there = has != null && has.start().equals(start);
                    assertThat(shown.contains(start))
                            .as("%s %s", start, why)
                            .isEqualTo(why == null && !there);
                }
            }
        }
    }

    /** What somebody moves who has the first of the day. */
    private static Agenda.@Nullable Has own(Day day, Instant now) {
        return day.at(now).entries().stream()
                .findFirst()
                .map(it -> new Agenda.Has("nora", it.start(), Set.of(it.id())))
                .orElse(null);
    }

    private static Day versioned(Day day) {
        return new Day(
                day.id(), day.consultant(), day.date(), day.entries(), day.nextDeadline(), 1);
    }

    /** Whatever is freed, what is left is never too close: between any two there is the way. */
    @Property(tries = 300, seed = "2028")
    void freeingNeverBringsTwoTooClose(@ForAll("asks") List<Ask> asks) {
        // A detour that is shorter than the straight way, as people who know the roads may say.
        var odd =
                new Travel(
                        new TravelSettings(
                                15,
                                1.1,
                                20,
                                Map.of("06611-06631", 5, "06433-06631", 5, "06433-06611", 300)));
        var date = DATES.get(2);
        var known = Samples.ALMANAC.date(date);
        var now = Stretch.moment(known.midnight() - 600);
        var work = List.of(new Stretch(known.midnight(), known.midnight() + 1_440));
        var terms =
                new DayTerms("06611", work, List.of(), DaySamples.limits(12, 12), List.of(), odd);
        var day = Day.empty(new Day.Key("nora", date));
        for (int i = 0; i < asks.size(); i++) {
            var ask = asks.get(i);
            var wish =
                    new Wish(
                            "claim" + i,
                            "m",
                            Stretch.moment(known.midnight() + 15L * ask.quarter()),
                            15,
                            ask.before(),
                            ask.after(),
                            0,
                            PLACES.get(ask.place()),
                            Set.of());
            if (Almanac.dateOf(wish.start()).equals(date)) {
                day = day.claim(wish, now.plus(Duration.ofMinutes(10)), terms, now).day();
            }
        }
        for (var gone : List.copyOf(day.entries())) {
            day = day.free(gone.id(), gone.consultation(), now).day();
            var left = day.entries();
            for (int i = 1; i < left.size(); i++) {
                var a = left.get(i - 1);
                var b = left.get(i);
                assertThat(b.blockedFrom() - a.blockedTo())
                        .isGreaterThanOrEqualTo(odd.between(a.place(), b.place(), "06611"));
            }
        }
    }
}
