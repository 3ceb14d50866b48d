package de.smartregion.consulting.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.consulting.almanac.Almanac;
import de.smartregion.consulting.consultant.Consultant;
import de.smartregion.consulting.consultant.Module;
import de.smartregion.consulting.consultant.Samples;
import de.smartregion.consulting.consultant.Times;
import de.smartregion.consulting.region.Travel;
import de.smartregion.consulting.region.TravelSettings;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Most of a year of claims, bookings, moves and absences at random, both clock changes in it,
 * against a book that is kept beside it: what was granted, and when it ended. The book knows
 * nothing of days; it is swept from left to right with wall clocks and a table of ways of its own.
 */
class SimulationTest {

    private static final Logger log = LoggerFactory.getLogger(SimulationTest.class);

    private static final int OPERATIONS = Integer.getInteger("simulation.operations", 400_000);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant BEGIN = Instant.parse("2027-02-01T00:00:00Z");
    private static final Instant END = Instant.parse("2027-12-01T00:00:00Z");
    private static final int AHEAD = 12;

    /** By hand, from a calendar of Hessen. */
    private static final Set<LocalDate> HOLIDAYS =
            Set.of(
                    LocalDate.of(2027, 3, 26),
                    LocalDate.of(2027, 3, 29),
                    LocalDate.of(2027, 5, 1),
                    LocalDate.of(2027, 5, 6),
                    LocalDate.of(2027, 5, 17),
                    LocalDate.of(2027, 5, 27),
                    LocalDate.of(2027, 10, 3));

    /** Minutes between districts, written down rather than worked out. */
    private static final Map<String, Integer> WAYS =
            Map.of(
                    "06433-06531", 95,
                    "06433-06611", 215,
                    "06433-06631", 140,
                    "06531-06611", 130,
                    "06531-06631", 95,
                    "06611-06631", 110);

    private static final List<@Nullable String> PLACES =
            Arrays.asList(
                    null,
                    null,
                    "06611000",
                    "06611",
                    "06631009",
                    "06631013",
                    "06531005",
                    "06433006");

    private static final Travel TRAVEL = new Travel(new TravelSettings(15, 1.1, 20, WAYS));

    /** A line in the book. */
    private record Granted(
            String name,
            String consultant,
            ZonedDateTime start,
            ZonedDateTime end,
            int before,
            int after,
            @Nullable String place,
            @Nullable Instant until,
            LocalDate date,
            Set<String> instead) {

        boolean mayOverlap(Granted other) {
            return instead.contains(other.name) || other.instead.contains(name);
        }
    }

    private final Random random = new Random(2027);
    private final Almanac almanac = new Almanac();
    private final List<Module> modules =
            List.of(
                    Samples.module("m-30", 30, 0, 0),
                    Samples.module("m-60", 60, 10, 15),
                    Samples.module("m-90", 90, 15, 0),
                    Samples.module("m-240", 240, 0, 30));
    private final Map<String, Consultant> consultants = new TreeMap<>();
    private final Map<String, Times> times = new HashMap<>();
    private final Map<Day.Key, Day> days = new HashMap<>();
    private final Map<String, Granted> book = new HashMap<>();
    private final List<String> claims = new ArrayList<>();
    private final Map<String, String> companions = new HashMap<>();
    private final Map<String, Integer> did = new TreeMap<>();
    private Instant now = BEGIN;
    private int names;
    private long attempts;

    SimulationTest() {
        var sundays =
                Times.on(DayOfWeek.SATURDAY, "00:00", "24:00")
                        .and(DayOfWeek.SUNDAY, "00:00", "24:00")
                        .and(DayOfWeek.MONDAY, "00:00", "12:00");
        var halves =
                Times.on(DayOfWeek.MONDAY, "07:30", "12:00")
                        .and(DayOfWeek.MONDAY, "13:00", "19:00")
                        .and(DayOfWeek.WEDNESDAY, "07:30", "12:00")
                        .and(DayOfWeek.WEDNESDAY, "12:00", "19:00")
                        .and(DayOfWeek.SUNDAY, "01:30", "09:00");
        add("kim", "06611", Samples.workdays("08:00", "18:00"), 3, 10);
        add("lou", "06631", sundays, 10, 12);
        add("max", "06531", halves, 4, 9);
        add("uli", "06433", Samples.workdays("06:00", "22:00"), 8, 30);
    }

    private void add(String id, String home, Times when, int perDay, int perWeek) {
        times.put(id, when);
        consultants.put(id, Samples.consultant(id, home, when, perDay, perWeek));
    }

    private Times times(Consultant consultant) {
        return Objects.requireNonNull(times.get(consultant.id()));
    }

    @Test
    void neverTwoAtOnceAndNeverTooCloseWhateverIsAsked() {
        var started = System.nanoTime();
        long step = Duration.between(BEGIN, END).toMillis() / OPERATIONS;
        int sweeps = 0;
        for (int i = 0; i < OPERATIONS; i++) {
            now = now.plusMillis(random.nextLong(2 * step + 1));
            operate();
            if (i % 5_000 == 4_999) {
                sweep();
                sweeps++;
            }
        }
        sweep();
        var seconds = (System.nanoTime() - started) / 1e9;
        log.info(
                "{} operations in {} s, {} sweeps of the book: {}",
                OPERATIONS,
                Math.round(seconds * 10) / 10.0,
                sweeps + 1,
                did);
        // A simulation in which nothing is granted, refused, moved or over proves nothing.
        assertThat(did)
                .containsKeys(
                        "had",
                        "booked",
                        "moved",
                        "moved to another day",
                        "accompanied",
                        "moved over itself",
                        "moved together",
                        "freed",
                        "over",
                        "away",
                        "TAKEN",
                        "NOT_WORKING",
                        "DAY_FULL",
                        "WEEK_FULL",
                        "gone");
        assertThat(now).isAfter(Instant.parse("2027-11-01T00:00:00Z"));
    }

    private void operate() {
        int dice = random.nextInt(100);
        if (dice < 45 || claims.isEmpty()) {
            claim(consultant(), date());
        } else if (dice < 60) {
            book(any());
        } else if (dice < 72) {
            move(any());
        } else if (dice < 80) {
            moveToAnotherDay(any());
        } else if (dice < 84) {
            free(any());
        } else if (dice < 88) {
            accompany(any());
        } else if (dice < 94) {
            moveTogether(any());
        } else if (dice < 98 || random.nextInt(40) > 0) {
            prolong(any());
        } else {
            away(consultant());
        }
    }

    private void count(String what) {
        did.merge(what, 1, Integer::sum);
    }

    private Consultant consultant() {
        return consultants.values().stream()
                .skip(random.nextInt(consultants.size()))
                .findFirst()
                .orElseThrow();
    }

    private LocalDate date() {
        return LocalDate.ofInstant(now, BERLIN).plusDays(random.nextInt(AHEAD));
    }

    private String any() {
        return claims.get(random.nextInt(claims.size()));
    }

    private Instant deadline() {
        return now.plus(Duration.ofMinutes(10L + random.nextInt(3_000)));
    }

    /** Mostly when there is work, sometimes at any time of the day or night. */
    private Wish wish(String claim, Consultant consultant, LocalDate date) {
        var module = modules.get(random.nextInt(modules.size()));
        var midnight = date.atStartOfDay(BERLIN).toInstant();
        var tomorrow = date.plusDays(1).atStartOfDay(BERLIN).toInstant();
        int from = 0;
        int quarters = (int) Duration.between(midnight, tomorrow).toMinutes() / 15;
        var hours = times(consultant).on(date.getDayOfWeek());
        if (!hours.isEmpty() && random.nextInt(10) > 0) {
            var some = hours.get(random.nextInt(hours.size()));
            from = Math.min(some.from() / 15, quarters - 1);
            quarters = Math.min(quarters - from, (some.until() - some.from()) / 15);
        }
        return Wish.of(
                claim,
                module,
                Samples.need(PLACES.get(random.nextInt(PLACES.size()))),
                midnight.plus(Duration.ofMinutes(15L * (from + random.nextInt(quarters)))));
    }

    private Day day(Day.Key key) {
        return days.getOrDefault(key, Day.empty(key));
    }

    private DayTerms terms(Consultant consultant, LocalDate date) {
        var elsewhere = new ArrayList<Entry>();
        var monday = date.minusDays(date.getDayOfWeek().getValue() - 1L);
        for (int i = 0; i < 7; i++) {
            var other = monday.plusDays(i);
            if (!other.equals(date)) {
                elsewhere.addAll(day(new Day.Key(consultant.id(), other)).at(now).entries());
            }
        }
        return new DayTerms(
                consultant.home(),
                consultant.working(almanac.date(date)),
                List.of(),
                consultant.limits(),
                elsewhere,
                TRAVEL);
    }

    private Day.Answer keep(Day.Key key, Day.Answer answer) {
        days.put(key, answer.day());
        if (answer instanceof Day.Answer.Refused(_, var why)) {
            count(why.name());
        }
        return answer;
    }

    private @Nullable String claim(Consultant consultant, LocalDate date) {
        return claim(consultant, date, wish("c" + names++, consultant, date));
    }

    private @Nullable String claim(Consultant consultant, LocalDate date, Wish wish) {
        var name = wish.claim();
        var key = new Day.Key(consultant.id(), date);
        var until = deadline();
        var answer = keep(key, day(key).claim(wish, until, terms(consultant, date), now));
        if (!(answer instanceof Day.Answer.Had)) {
            return null;
        }
        count("had");
        claims.add(name);
        write(name, consultant, wish, until);
        return name;
    }

    /** Into the book, if a clock on the wall, a list of holidays and a table of ways allow it. */
    private void write(String name, Consultant consultant, Wish wish, @Nullable Instant until) {
        var start = wish.start().atZone(BERLIN);
        var end = wish.start().plus(Duration.ofMinutes(wish.minutes())).atZone(BERLIN);
        var date = start.toLocalDate();
        assertThat(wish.start()).isAfterOrEqualTo(now);
        assertThat(HOLIDAYS).doesNotContain(date);
        int way = wayHome(consultant.home(), wish.place());
        var leaves = wish.start().minus(Duration.ofMinutes(wish.bufferBefore() + way));
        var back = end.toInstant().plus(Duration.ofMinutes(wish.bufferAfter() + way));
        var hours = times(consultant).on(date.getDayOfWeek());
        assertThat(hours)
                .as("%s of %s", wish, consultant)
                .anyMatch(it -> !leaves.isBefore(clock(date, it.from())))
                .anyMatch(it -> !back.isAfter(clock(date, it.until())));
        for (int minute = 0; minute < wish.minutes(); minute += 15) {
            var working = wish.start().plus(Duration.ofMinutes(minute));
            assertThat(hours)
                    .as("%s of %s", wish, consultant)
                    .anyMatch(
                            it ->
                                    !working.isBefore(clock(date, it.from()))
                                            && working.isBefore(clock(date, it.until())));
        }
        assertThat(times(consultant).isAway(wish.start(), end.toInstant())).isFalse();
        book.put(
                name,
                new Granted(
                        name,
                        consultant.id(),
                        start,
                        end,
                        wish.bufferBefore(),
                        wish.bufferAfter(),
                        wish.place(),
                        until,
                        date,
                        wish.instead()));
    }

    private static Instant clock(LocalDate date, int minutes) {
        return minutes == 1_440
                ? date.plusDays(1).atStartOfDay(BERLIN).toInstant()
                : date.atTime(minutes / 60, minutes % 60).atZone(BERLIN).toInstant();
    }

    private static int wayHome(String home, @Nullable String place) {
        return place == null ? 0 : between(home, place.substring(0, 5));
    }

    private static int between(String a, String b) {
        if (a.equals(b)) {
            return 20;
        }
        return Objects.requireNonNull(WAYS.get(a.compareTo(b) < 0 ? a + "-" + b : b + "-" + a));
    }

    private static int way(@Nullable String a, @Nullable String b, String home) {
        if (a == null && b == null) {
            return 0;
        }
        if (a == null || b == null) {
            return wayHome(home, a == null ? b : a);
        }
        return a.equals(b) ? 0 : between(a.substring(0, 5), b.substring(0, 5));
    }

    private @Nullable Granted inTheBook(String claim) {
        var granted = book.get(claim);
        return granted == null || over(granted) ? null : granted;
    }

    private boolean over(Granted granted) {
        return granted.until() != null && !now.isBefore(granted.until());
    }

    private static Day.Key key(Granted granted) {
        return new Day.Key(granted.consultant(), granted.date());
    }

    private void book(String claim) {
        var known = book.get(claim);
        if (known == null) {
            forget(claim);
            return;
        }
        var key = key(known);
        boolean had =
                keep(key, day(key).book(claim, "case of " + claim, now)) instanceof Day.Answer.Had;
        assertThat(had).as(claim).isEqualTo(inTheBook(claim) != null);
        if (had) {
            count("booked");
            book.put(claim, with(known, null));
        } else {
            count("gone");
            over(claim);
        }
    }

    private static Granted with(Granted granted, @Nullable Instant until) {
        return new Granted(
                granted.name(),
                granted.consultant(),
                granted.start(),
                granted.end(),
                granted.before(),
                granted.after(),
                granted.place(),
                until,
                granted.date(),
                granted.instead());
    }

    private void prolong(String claim) {
        var known = book.get(claim);
        if (known == null) {
            forget(claim);
            return;
        }
        var key = key(known);
        var until = deadline();
        boolean had = keep(key, day(key).prolong(claim, until, now)) instanceof Day.Answer.Had;
        assertThat(had).as(claim).isEqualTo(inTheBook(claim) != null);
        if (had) {
            book.put(claim, with(known, known.until() == null ? null : until));
        } else {
            over(claim);
        }
    }

    private void move(String claim) {
        var known = inTheBook(claim);
        if (known == null || known.start().toInstant().isBefore(now)) {
            return;
        }
        var key = key(known);
        var consultant = Objects.requireNonNull(consultants.get(known.consultant()));
        var wish = wish(claim, consultant, known.date());
        var move = new Day.Move(claim, wish.start(), ++attempts, wish);
        var answer = keep(key, day(key).move(move, terms(consultant, known.date()), now));
        if (answer instanceof Day.Answer.Had) {
            var before = Objects.requireNonNull(book.get(claim));
            if (wish.start().equals(before.start().toInstant())) {
                return; // nothing was asked: it stays, whatever is true by now
            }
            count("moved");
            write(claim, consultant, wish, known.until());
        }
    }

    /** As a case does it: the new day first, then the old one; it is never without. */
    private void moveToAnotherDay(String claim) {
        var known = inTheBook(claim);
        if (known == null || known.until() != null) {
            return;
        }
        var next = claim(consultant(), date());
        if (next != null) {
            book(next);
            assertThat(inTheBook(claim)).isNotNull();
            free(claim);
            count("moved to another day");
        }
    }

    /** Somebody else comes along: another day, and the same laws. */
    private void accompany(String claim) {
        var known = inTheBook(claim);
        var other = consultant();
        if (known == null || known.until() != null || other.id().equals(known.consultant())) {
            return;
        }
        var start = known.start().toInstant();
        int minutes = (int) Duration.between(known.start(), known.end()).toMinutes();
        var module = Samples.module("second", minutes, known.before(), known.after());
        var wish =
                Wish.of("c" + names++, module, Samples.need(known.place()).withoutNotice(), start);
        var second = claim(other, known.date(), wish);
        if (second != null) {
            book(second);
            companions.put(claim, second);
            count("accompanied");
        }
    }

    /**
     * As a case moves two: each keeps both times until both have the new one. The power may go out
     * in between: then holds end by themselves, or there are both for a while.
     */
    private void moveTogether(String claim) {
        var along = companions.get(claim);
        var had = along == null ? List.of(claim) : List.of(claim, along);
        for (var name : had) {
            var known = inTheBook(name);
            if (known == null || known.until() != null) {
                return;
            }
        }
        var before = Objects.requireNonNull(book.get(claim));
        var start =
                before.start().toInstant().plus(Duration.ofMinutes(15L * (random.nextInt(9) - 4)));
        var next = new ArrayList<String>();
        for (var name : had) {
            var there = claimInstead(name, start);
            if (there == null) {
                next.forEach(this::free);
                return;
            }
            next.add(there);
        }
        if (random.nextInt(4) == 0) {
            return;
        }
        next.forEach(this::book);
        if (random.nextInt(4) == 0) {
            return;
        }
        had.forEach(this::free);
        if (start.isBefore(before.end().toInstant()) && !start.equals(before.start().toInstant())) {
            count("moved over itself");
        }
        if (along != null) {
            companions.put(next.getFirst(), next.getLast());
            count("moved together");
        }
    }

    private @Nullable String claimInstead(String name, Instant start) {
        var known = Objects.requireNonNull(book.get(name));
        var consultant = Objects.requireNonNull(consultants.get(known.consultant()));
        int minutes = (int) Duration.between(known.start(), known.end()).toMinutes();
        var module = Samples.module("again", minutes, known.before(), known.after());
        var wish =
                Wish.of("c" + names++, module, Samples.need(known.place()).withoutNotice(), start)
                        .insteadOf(Set.of(name));
        return claim(consultant, LocalDate.ofInstant(start, BERLIN), wish);
    }

    private void free(String claim) {
        var known = book.get(claim);
        if (known != null) {
            var key = key(known);
            keep(key, day(key).free(claim, "case of " + claim, now));
            count("freed");
        }
        forget(claim);
    }

    private void over(String claim) {
        count("over");
        forget(claim);
    }

    private void forget(String claim) {
        book.remove(claim);
        claims.remove(claim);
    }

    private void away(Consultant consultant) {
        var from = now.plus(Duration.ofHours(random.nextInt(24 * AHEAD)));
        var until = from.plus(Duration.ofMinutes(30L + random.nextInt(3_000)));
        add(
                consultant.id(),
                consultant.home(),
                times(consultant).since(now, 3).away("a" + names++, from, until),
                consultant.perDay(),
                consultant.perWeek());
        count("away");
    }

    /** From left to right over each consultant's line: when the next begins, the last is over. */
    private void sweep() {
        var lines = new TreeMap<String, List<Granted>>();
        var perDay = new HashMap<Day.Key, Integer>();
        for (var one : book.entrySet()) {
            if (over(one.getValue())) {
                continue;
            }
            lines.computeIfAbsent(one.getValue().consultant(), _ -> new ArrayList<>())
                    .add(one.getValue());
            var key = key(one.getValue());
            perDay.merge(key, 1, Integer::sum);
            assertThat(day(key).at(now).entry(one.getKey()))
                    .as(one.getKey())
                    .isNotNull()
                    .extracting(Entry::start, Entry::end)
                    .containsExactly(
                            one.getValue().start().toInstant(), one.getValue().end().toInstant());
        }
        days.forEach(
                (key, day) ->
                        assertThat(day.at(now).entries())
                                .as("%s", key)
                                .hasSize(perDay.getOrDefault(key, 0)));
        lines.forEach(
                (id, line) -> {
                    var home = Objects.requireNonNull(consultants.get(id)).home();
                    line.sort(Comparator.comparing(Granted::start));
                    for (int i = 1; i < line.size(); i++) {
                        var b = line.get(i);
                        for (int j = i - 1; j >= 0; j--) {
                            var a = line.get(j);
                            if (a.start().plusDays(1).isBefore(b.start())) {
                                break;
                            }
                            if (a.mayOverlap(b)) {
                                continue;
                            }
                            int needed = a.after() + way(a.place(), b.place(), home) + b.before();
                            assertThat(Duration.between(a.end(), b.start()).toMinutes())
                                    .as("%s and %s", a, b)
                                    .isGreaterThanOrEqualTo(needed);
                        }
                    }
                });
        var today = LocalDate.ofInstant(now, BERLIN).minusDays(1);
        days.keySet().removeIf(key -> key.date().isBefore(today));
        book.values().removeIf(it -> it.date().isBefore(today));
        claims.removeIf(claim -> !book.containsKey(claim));
        companions.keySet().retainAll(book.keySet());
    }
}
