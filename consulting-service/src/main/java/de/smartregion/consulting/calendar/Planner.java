package de.smartregion.consulting.calendar;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.almanac.Almanac;
import de.smartregion.consulting.consultant.Consultant;
import de.smartregion.consulting.consultant.Module;
import de.smartregion.consulting.consultant.Roll;
import de.smartregion.consulting.region.Municipalities;
import de.smartregion.consulting.region.Travel;

import io.micrometer.core.instrument.MeterRegistry;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps the agenda: looks for free time in memory, and asks the days for everything it does. */
@Component
class Planner implements Agenda {

    static final int FARTHEST = 90;

    /** Nothing is claimed beyond: who knows what will be then. */
    private static final Duration HORIZON = Duration.ofDays(400);

    /** Far enough that the next starts are usually within, near enough to be found at once. */
    private static final int A_FEW_DAYS = 14;

    private final Roll roll;
    private final Plan plan;
    private final FreeTime freeTime;
    private final DayFacts facts;
    private final DayDesk desk;
    private final Clock clock;
    private final CalendarSettings settings;
    private final MeterRegistry meters;

    Planner(
            Roll roll,
            Plan plan,
            FreeTime freeTime,
            DayFacts facts,
            DayDesk desk,
            Clock clock,
            CalendarSettings settings,
            MeterRegistry meters) {
        this.roll = roll;
        this.plan = plan;
        this.freeTime = freeTime;
        this.facts = facts;
        this.desk = desk;
        this.clock = clock;
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    public List<FreeDay> free(Need need, @Nullable String second, LocalDate from, int days) {
        checkReady();
        var module = roll.module(need.module());
        if (module == null || !module.offers(need.mode()) || !isKnown(need.place())) {
            return List.of();
        }
        var now = clock.instant();
        var today = Almanac.dateOf(now);
        var first = from.isBefore(today) ? today : from;
        long last = Math.min(from.toEpochDay() + Math.clamp(days, 0, FARTHEST), horizon(now));
        var free = new ArrayList<FreeDay>();
        long begin = first.toEpochDay();
        while (begin < last) { // a year after the other: each has a capacity
            int year = LocalDate.ofEpochDay(begin).getYear();
            long end = Math.min(last, LocalDate.of(year + 1, 1, 1).toEpochDay());
            var consultants = fitting(module, need, year);
            consultants.removeIf(it -> it.id().equals(second));
            var date = LocalDate.ofEpochDay(begin);
            int length = (int) (end - begin);
            var of = freeTime.of(consultants, module, need, date, length, now);
            var companion = second == null ? null : roll.consultant(second);
            free.addAll(
                    second == null
                            ? of
                            : both(
                                    of,
                                    companion == null || !companion.active()
                                            ? List.of()
                                            : freeTime.of(
                                                    List.of(companion),
                                                    module,
                                                    need,
                                                    date,
                                                    length,
                                                    now)));
            begin = end;
        }
        return List.copyOf(free);
    }

    private static List<FreeDay> both(List<FreeDay> one, List<FreeDay> other) {
        var starts = other.stream().flatMap(it -> it.starts().stream()).collect(Collectors.toSet());
        return one.stream()
                .map(
                        day ->
                                new FreeDay(
                                        day.date(),
                                        day.starts().stream().filter(starts::contains).toList()))
                .filter(day -> !day.starts().isEmpty())
                .toList();
    }

    private static long horizon(Instant now) {
        return Almanac.dateOf(now.plus(HORIZON)).toEpochDay();
    }

    private List<Consultant> fitting(Module module, Need need, int year) {
        return roll.consultants().stream()
                .filter(it -> it.active() && against(it, module, need, year).isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private List<String> against(Consultant consultant, Module module, Need need, int year) {
        var against = consultant.against(module, need);
        if (appointments(consultant.id(), year) >= consultant.yearlyCapacity()
                && !hasOne(consultant, need.has(), year)) {
            against.add("capacity");
        }
        return against;
    }

    private static boolean hasOne(Consultant consultant, @Nullable Has has, int year) {
        return has != null
                && has.consultant().equals(consultant.id())
                && Almanac.dateOf(has.start()).getYear() == year;
    }

    @Override
    public List<Instant> next(Need need, @Nullable String second, Instant from, int most) {
        var found = new ArrayList<Instant>(most);
        var now = clock.instant();
        var begin = from.isBefore(now) ? now : from;
        var date = Almanac.dateOf(begin);
        for (int passed = 0; passed < FARTHEST && found.size() < most; passed += A_FEW_DAYS) {
            free(need, second, date.plusDays(passed), Math.min(A_FEW_DAYS, FARTHEST - passed))
                    .stream()
                    .flatMap(day -> day.starts().stream())
                    .filter(start -> !start.isBefore(begin))
                    .limit(most - found.size())
                    .forEach(found::add);
        }
        return List.copyOf(found);
    }

    @Override
    public List<Candidate> candidates(Need need, @Nullable Instant start) {
        checkReady();
        var module = roll.module(need.module());
        var now = clock.instant();
        var active = roll.consultants().stream().filter(Consultant::active);
        if (module == null || !isKnown(need.place())) {
            int year = Almanac.dateOf(start == null ? now : start).getYear();
            return active.map(consultant -> unfit(consultant, module == null, year)).toList();
        }
        return active.map(it -> candidate(it, module, need, start, now)).toList();
    }

    /** For what nobody knows nobody fits; what each of them has to do is told all the same. */
    private Candidate unfit(Consultant consultant, boolean module, int year) {
        return new Candidate(
                consultant.id(),
                consultant.name(),
                List.of(module ? "module" : "district"),
                false,
                appointments(consultant.id(), year),
                consultant.yearlyCapacity(),
                lastAppointment(consultant.id()),
                false);
    }

    private Candidate candidate(
            Consultant consultant, Module module, Need need, @Nullable Instant start, Instant now) {
        var place = need.place();
        int year = Almanac.dateOf(start == null ? now : start).getYear();
        return new Candidate(
                consultant.id(),
                consultant.name(),
                against(consultant, module, need, year),
                place != null && consultant.home().equals(Travel.district(place)),
                appointments(consultant.id(), year),
                consultant.yearlyCapacity(),
                lastAppointment(consultant.id()),
                module.offers(need.mode()) && isFree(consultant, module, need, start, now));
    }

    private boolean isFree(
            Consultant consultant, Module module, Need need, @Nullable Instant start, Instant now) {
        if (start == null) {
            return !freeTime.of(
                            List.of(consultant), module, need, Almanac.dateOf(now), FARTHEST, now)
                    .isEmpty();
        }
        var key = new Day.Key(consultant.id(), Almanac.dateOf(start));
        var day = plan.day(key);
        var taken =
                day == null
                        ? List.<Entry>of()
                        : day.at(now).entries().stream()
                                .filter(it -> !need.own().contains(it.id()))
                                .toList();
        var wish = Wish.of("", module, need, start).insteadOf(need.own());
        return isOnTheGrid(start)
                && facts.of(consultant, key, now).against(wish, taken, now) == null;
    }

    private int appointments(String consultant, int year) {
        return plan
                .of(consultant)
                .subMap(
                        LocalDate.of(year, 1, 1).toEpochDay(),
                        LocalDate.of(year + 1, 1, 1).toEpochDay())
                .values()
                .stream()
                .mapToInt(
                        day ->
                                (int)
                                        day.entries().stream()
                                                .filter(it -> it.state() == Entry.State.BOOKED)
                                                .count())
                .sum();
    }

    private @Nullable Instant lastAppointment(String consultant) {
        return plan.of(consultant).descendingMap().values().stream()
                .flatMap(day -> day.entries().stream())
                .filter(it -> it.state() == Entry.State.BOOKED)
                .map(Entry::end)
                .limit(Day.MOST) // of the last day with any, and some before
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    @Override
    public Answer claim(String claim, String consultant, Need need, Instant start, Instant until) {
        var module = roll.module(need.module());
        if (module == null || roll.consultant(consultant) == null) {
            return refused(Why.UNKNOWN);
        }
        if (!module.offers(need.mode()) || !isKnown(need.place()) || !isOnTheGrid(start)) {
            return refused(Why.DOES_NOT_FIT);
        }
        var now = clock.instant();
        if (start.isBefore(now)) {
            return refused(Why.TOO_SOON);
        }
        if (start.isAfter(now.plus(HORIZON))) {
            return refused(Why.NOT_WORKING);
        }
        var last = asKept(until);
        var wish = Wish.of(claim, module, need, start).insteadOf(need.own());
        var key = new Day.Key(consultant, Almanac.dateOf(start));
        return answered(
                key,
                desk.decide(
                        key, (day, terms, decided) -> day.claim(wish, last, terms.get(), decided)));
    }

    @Override
    public boolean prolong(Slot slot, Instant until) {
        var last = asKept(until);
        return desk.decide(key(slot), (day, _, now) -> day.prolong(slot.claim(), last, now))
                instanceof Day.Answer.Had;
    }

    /** The store keeps no more of a moment. */
    private static Instant asKept(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public boolean book(Slot slot, String consultation) {
        return desk.decide(key(slot), (day, _, now) -> day.book(slot.claim(), consultation, now))
                instanceof Day.Answer.Had;
    }

    @Override
    public Answer move(Slot slot, Need need, Instant start, long attempt) {
        var module = roll.module(need.module());
        // What does not fit, or not any more, is the day's to refuse, too: it may have been done.
        var wish =
                module != null
                                && module.offers(need.mode())
                                && isKnown(need.place())
                                && isOnTheGrid(start)
                                && Almanac.dateOf(start).equals(slot.date())
                        ? Wish.of(slot.claim(), module, need, start)
                        : null;
        var move = new Day.Move(slot.claim(), start, attempt, wish);
        var key = key(slot);
        return answered(
                key, desk.decide(key, (day, terms, now) -> day.move(move, terms.get(), now)));
    }

    @Override
    public void free(Slot slot) {
        desk.decide(key(slot), (day, _, now) -> day.free(slot.claim(), null, now));
    }

    @Override
    public void giveBack(Slot slot, String consultation) {
        desk.decide(key(slot), (day, _, now) -> day.free(slot.claim(), consultation, now));
    }

    private static Day.Key key(Slot slot) {
        return new Day.Key(slot.consultant(), slot.date());
    }

    private Answer answered(Day.Key key, Day.Answer answer) {
        return switch (answer) {
            case Day.Answer.Had(_, var entry) -> {
                meters.counter("smartregion.consulting.slots", "outcome", "had").increment();
                yield new Answer.Had(
                        new Slot(
                                key.consultant(),
                                key.date(),
                                entry.id(),
                                entry.start(),
                                entry.end()));
            }
            case Day.Answer.Refused(_, var why) -> refused(why);
            case Day.Answer.Gone _ -> refused(Why.UNKNOWN);
        };
    }

    private Answer refused(Why why) {
        meters.counter(
                        "smartregion.consulting.slots",
                        "outcome",
                        why.name().toLowerCase(Locale.ROOT))
                .increment();
        return new Answer.Refused(why);
    }

    @Override
    public Optional<Adviser> adviser(String consultant) {
        return Optional.ofNullable(roll.consultant(consultant)).map(Planner::adviser);
    }

    @Override
    public Optional<Adviser> adviserOf(String subject, @Nullable String email) {
        return roll.signedIn(subject, email).map(Planner::adviser);
    }

    @Override
    public List<String> away(String consultant, Instant from, Instant until) {
        return facts.away(consultant, from, until);
    }

    @Override
    public boolean advises(String consultant) {
        var known = roll.consultant(consultant);
        return known != null && known.active();
    }

    private static Adviser adviser(Consultant consultant) {
        return new Adviser(
                consultant.id(),
                consultant.name(),
                consultant.email(),
                consultant.yearlyCapacity(),
                consultant.onlineAddress(),
                consultant.phone());
    }

    @Override
    public Optional<Advice> advice(String module) {
        return Optional.ofNullable(roll.module(module))
                .map(
                        it ->
                                new Advice(
                                        it.code(),
                                        it.title(),
                                        it.titleEnglish(),
                                        it.minutes(),
                                        EnumSet.copyOf(it.modes()),
                                        it.active()));
    }

    private boolean isOnTheGrid(Instant start) {
        var local = start.atZone(Almanac.HESSEN);
        return local.getMinute() % settings.gridMinutes() == 0
                && local.getSecond() == 0
                && local.getNano() == 0;
    }

    private static boolean isKnown(@Nullable String place) {
        return place == null || Municipalities.contains(place);
    }

    private void checkReady() {
        if (!plan.isReady()) {
            throw new DataAccessResourceFailureException("the plan is being read");
        }
    }
}
