package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.agenda.Mode;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Calendars on paper: weekdays from 8 to 18, an hour each, shown on the hour and taken on the half
 * hour, too; no two entries of one consultant overlap, but for the one that is given up for it, and
 * what was only claimed ends at its deadline.
 */
public final class PaperAgenda implements Agenda {

    static final String KARLA = "karla";
    static final String BEN = "ben";

    /** Fits nothing, and comes along all the same. */
    static final String DORA = "dora";

    static final String MODULE = "einstieg";
    static final Duration HOUR = Duration.ofHours(1);
    static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final int FURTHEST = 90;

    private final Clock clock;
    private final Map<String, Desk> desks = new TreeMap<>();
    private final Map<String, Taken> entries = new TreeMap<>();
    private final Map<String, List<String>> away = new TreeMap<>();

    /** Is called before and after everything that is done, and may throw: the crash. */
    private Runnable crash = () -> {};

    private @Nullable String retired;
    private boolean full;

    private record Desk(
            String id, String name, String email, Set<String> districts, Set<String> languages) {}

    private record Taken(
            Slot slot, @Nullable Instant until, @Nullable String consultation, long attempt) {}

    @TestConfiguration(proxyBeanMethods = false)
    static class OnTheDesk {
        @Bean
        @Primary
        PaperAgenda paperAgenda(Clock clock) {
            return new PaperAgenda(clock);
        }
    }

    PaperAgenda(Clock clock) {
        this.clock = clock;
        put(KARLA, "Karla Probst-Muster", Set.of("06611", "06633", "06434"));
        put(BEN, "Ben Entwurf", Set.of("06433", "06434", "06412"));
        put(DORA, "Dora Daneben", Set.of());
    }

    private void put(String id, String name, Set<String> districts) {
        var languages = districts.isEmpty() ? Set.<String>of() : Set.of("de", "en");
        desks.put(id, new Desk(id, name, id + "@ekom21.example", districts, languages));
    }

    synchronized void crash(Runnable with) {
        crash = with;
    }

    /** Everything that is on a day now, claimed or booked. */
    synchronized List<Slot> taken() {
        return live().map(Taken::slot).sorted(Comparator.comparing(Slot::start)).toList();
    }

    synchronized List<Slot> booked() {
        return live().filter(it -> it.until() == null)
                .map(Taken::slot)
                .sorted(Comparator.comparing(Slot::start))
                .toList();
    }

    /** Somebody else has it, for good. */
    synchronized void block(String consultant, Instant start) {
        var claim = "blocked-" + consultant + start;
        entries.put(claim, new Taken(slot(consultant, claim, start), null, "somebody", 0));
    }

    synchronized void unblock(String consultant, Instant start) {
        entries.remove("blocked-" + consultant + start);
    }

    synchronized void forget() {
        entries.clear();
        away.clear();
        retired = null;
        full = false;
    }

    /** Everybody has had the year's appointments. */
    synchronized void fill() {
        full = true;
    }

    /** Advises no more; what was agreed stands. */
    synchronized void retire(String consultant) {
        retired = consultant;
    }

    @Override
    public synchronized List<FreeDay> free(
            Need need, @Nullable String second, LocalDate from, int days) {
        var free = new ArrayList<FreeDay>();
        for (int i = 0; i < days; i++) {
            var date = from.plusDays(i);
            var starts =
                    hours(date)
                            .filter(
                                    start ->
                                            second == null
                                                    || why(second, start, need.own()) == null)
                            .filter(
                                    start ->
                                            desks.values().stream()
                                                    .filter(desk -> !desk.id().equals(second))
                                                    .anyMatch(desk -> isFree(desk, need, start)))
                            .toList();
            if (!starts.isEmpty()) {
                free.add(new FreeDay(date, starts));
            }
        }
        return free;
    }

    @Override
    public synchronized List<Instant> next(
            Need need, @Nullable String second, Instant from, int most) {
        return free(need, second, from.atZone(ZONE).toLocalDate(), FURTHEST).stream()
                .flatMap(day -> day.starts().stream())
                .filter(start -> !start.isBefore(from))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized List<Candidate> candidates(Need need, @Nullable Instant start) {
        return desks.values().stream()
                .map(
                        desk -> {
                            var own =
                                    live().map(Taken::slot)
                                            .filter(it -> it.consultant().equals(desk.id()))
                                            .toList();
                            return new Candidate(
                                    desk.id(),
                                    desk.name(),
                                    full ? List.of("capacity") : against(desk, need),
                                    false,
                                    own.size(),
                                    100,
                                    own.stream()
                                            .map(Slot::end)
                                            .max(Comparator.naturalOrder())
                                            .orElse(null),
                                    start == null || why(desk.id(), start, need.own()) == null);
                        })
                .toList();
    }

    @Override
    public Answer claim(String claim, String consultant, Need need, Instant start, Instant until) {
        return claim(claim, consultant, need, start, until, true);
    }

    @Override
    public Answer claimSecond(
            String claim, String consultant, Need need, Instant start, Instant until) {
        return claim(claim, consultant, need, start, until, false);
    }

    private synchronized Answer claim(
            String claim,
            String consultant,
            Need need,
            Instant start,
            Instant until,
            boolean fitting) {
        crash.run();
        var there = entries.get(claim);
        Answer answer;
        if (there != null && !over(there)) {
            answer = new Answer.Had(there.slot());
        } else {
            var desk = desks.get(consultant);
            var why =
                    desk == null
                            ? Why.UNKNOWN
                            : !fitting || against(desk, need).isEmpty()
                                    ? why(consultant, start, need.own())
                                    : Why.DOES_NOT_FIT;
            if (why == null) {
                var slot = slot(consultant, claim, start);
                entries.put(claim, new Taken(slot, until, null, 0));
                answer = new Answer.Had(slot);
            } else {
                answer = new Answer.Refused(why);
            }
        }
        crash.run();
        return answer;
    }

    @Override
    public synchronized boolean prolong(Slot slot, Instant until) {
        var there = entries.get(slot.claim());
        if (there == null || over(there) || there.until() == null) {
            return false;
        }
        entries.put(slot.claim(), new Taken(there.slot(), until, null, there.attempt()));
        return true;
    }

    @Override
    public synchronized boolean book(Slot slot, String consultation) {
        crash.run();
        var there = entries.get(slot.claim());
        boolean had = false;
        if (there != null && there.consultation() != null) {
            had = consultation.equals(there.consultation());
        } else if (there != null && !over(there)) {
            entries.put(slot.claim(), new Taken(there.slot(), null, consultation, there.attempt()));
            had = true;
        }
        crash.run();
        return had;
    }

    @Override
    public synchronized Answer move(Slot slot, Need need, Instant start, long attempt) {
        crash.run();
        var there = entries.get(slot.claim());
        Answer answer;
        if (there == null || over(there)) {
            answer = new Answer.Refused(Why.UNKNOWN);
        } else if (there.slot().start().equals(start)) {
            answer = new Answer.Had(there.slot());
        } else {
            var why =
                    attempt <= there.attempt()
                            ? Why.TAKEN
                            : why(slot.consultant(), start, Set.of(slot.claim()));
            var then = why == null ? slot(slot.consultant(), slot.claim(), start) : there.slot();
            entries.put(
                    slot.claim(),
                    new Taken(
                            then,
                            there.until(),
                            there.consultation(),
                            Math.max(attempt, there.attempt())));
            answer = why == null ? new Answer.Had(then) : new Answer.Refused(why);
        }
        crash.run();
        return answer;
    }

    @Override
    public synchronized void free(Slot slot) {
        crash.run();
        entries.computeIfPresent(
                slot.claim(), (_, there) -> there.consultation() == null ? null : there);
        crash.run();
    }

    @Override
    public synchronized void giveBack(Slot slot, String consultation) {
        crash.run();
        entries.computeIfPresent(
                slot.claim(),
                (_, there) ->
                        there.consultation() == null || there.consultation().equals(consultation)
                                ? null
                                : there);
        crash.run();
    }

    @Override
    public synchronized Optional<Adviser> adviser(String consultant) {
        return Optional.ofNullable(desks.get(consultant)).map(PaperAgenda::adviser);
    }

    /** Is not there, as the store of consultants says. */
    synchronized void sendAway(String consultant, List<String> reasons) {
        away.put(consultant, reasons);
    }

    @Override
    public synchronized List<String> away(String consultant, Instant from, Instant until) {
        return away.getOrDefault(consultant, List.of());
    }

    @Override
    public synchronized boolean advises(String consultant) {
        return desks.containsKey(consultant) && !consultant.equals(retired);
    }

    @Override
    public synchronized Optional<Adviser> adviserOf(String subject, @Nullable String email) {
        return desks.values().stream()
                .filter(desk -> desk.email().equals(email))
                .map(PaperAgenda::adviser)
                .findFirst();
    }

    @Override
    public Optional<Advice> advice(String module) {
        return switch (module) {
            case MODULE ->
                    Optional.of(
                            new Advice(
                                    MODULE,
                                    "Einstiegsberatung",
                                    "First steps",
                                    60,
                                    Set.of(Mode.values()),
                                    true));
            case "online-sprechstunde" ->
                    Optional.of(
                            new Advice(
                                    module, "Sprechstunde", null, 60, Set.of(Mode.ONLINE), true));
            case "altes" ->
                    Optional.of(new Advice(module, "Altes", null, 60, Set.of(Mode.ONLINE), false));
            default -> Optional.empty();
        };
    }

    private static Adviser adviser(Desk desk) {
        return new Adviser(
                desk.id(),
                desk.name(),
                desk.email(),
                100,
                "https://raum.example/" + desk.id(),
                "0561 " + desk.id().length());
    }

    private Stream<Taken> live() {
        return entries.values().stream().filter(Predicate.not(this::over));
    }

    private boolean over(Taken taken) {
        var until = taken.until();
        return until != null && !clock.instant().isBefore(until);
    }

    private boolean isFree(Desk desk, Need need, Instant start) {
        var has = need.has();
        boolean there =
                has != null && has.consultant().equals(desk.id()) && has.start().equals(start);
        return !there && against(desk, need).isEmpty() && why(desk.id(), start, need.own()) == null;
    }

    private @Nullable Why why(String consultant, Instant start, Set<String> but) {
        if (hours(start.atZone(ZONE).toLocalDate())
                .noneMatch(it -> it.equals(start) || it.plus(HALF_AN_HOUR).equals(start))) {
            return Why.NOT_WORKING;
        }
        if (!start.isAfter(clock.instant())) {
            return Why.TOO_SOON;
        }
        var end = start.plus(HOUR);
        return live().filter(it -> !but.contains(it.slot().claim()))
                        .filter(it -> it.slot().consultant().equals(consultant))
                        .anyMatch(
                                it ->
                                        it.slot().start().isBefore(end)
                                                && start.isBefore(it.slot().end()))
                ? Why.TAKEN
                : null;
    }

    private static Stream<Instant> hours(LocalDate date) {
        if (date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return Stream.of();
        }
        return IntStream.range(8, 18)
                .mapToObj(hour -> date.atTime(LocalTime.of(hour, 0)).atZone(ZONE).toInstant());
    }

    private static List<String> against(Desk desk, Need need) {
        var against = new ArrayList<String>();
        if (!Set.of(MODULE, "online-sprechstunde", "-").contains(need.module())) {
            against.add("module");
        }
        if (need.place() != null && !desk.districts().contains(need.place().substring(0, 5))) {
            against.add("district");
        }
        if (!desk.languages().contains(need.language())) {
            against.add("language");
        }
        return against;
    }

    private static Slot slot(String consultant, String claim, Instant start) {
        return new Slot(
                consultant, start.atZone(ZONE).toLocalDate(), claim, start, start.plus(HOUR));
    }
}
