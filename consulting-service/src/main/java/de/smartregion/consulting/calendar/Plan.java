package de.smartregion.consulting.calendar;

import de.smartregion.consulting.almanac.Almanac;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * All days of all consultants by heart, this year's and last year's included; every instance has
 * its own.
 *
 * <p>Its law: of each day the newest version that was heard of, in whatever order and however often
 * it is told. So it does not matter whether the store or the topic tells first.
 */
@Component
class Plan {

    private static final Logger log = LoggerFactory.getLogger(Plan.class);

    private static final ConcurrentNavigableMap<Long, Day> NOTHING = new ConcurrentSkipListMap<>();

    private final Days kept;
    private final Clock clock;
    private final ConcurrentHashMap<String, ConcurrentSkipListMap<Long, Day>> days =
            new ConcurrentHashMap<>();
    private final AtomicInteger corrected = new AtomicInteger();
    private volatile boolean ready;
    private volatile Duration lag = Duration.ZERO;

    Plan(Days kept, Clock clock) {
        this.kept = kept;
        this.clock = clock;
    }

    /** Whether it was news. */
    boolean learn(Day day) {
        var known = days.computeIfAbsent(day.consultant(), _ -> new ConcurrentSkipListMap<>());
        long date = LocalDate.parse(day.date()).toEpochDay();
        var kept = known.merge(date, day, (old, now) -> now.version() > old.version() ? now : old);
        return kept.equals(day) && kept.version() == day.version();
    }

    /** News from the topic. */
    void hear(Day day, Instant told) {
        if (learn(day)) {
            lag = Duration.between(told, clock.instant());
        }
    }

    /** Reads what the store has; what is newer already stays. */
    void build() {
        var from = LocalDate.of(Almanac.dateOf(clock.instant()).getYear() - 1, 1, 1);
        var read = new AtomicInteger();
        var news = new AtomicInteger();
        kept.eachDay(
                from,
                day -> {
                    read.incrementAndGet();
                    if (learn(day)) {
                        news.incrementAndGet();
                    }
                });
        if (ready) {
            corrected.addAndGet(news.get());
        }
        ready = true;
        log.info("read {} days into the plan, {} of them news", read, news);
    }

    boolean isReady() {
        return ready;
    }

    /** How long the last news took. */
    Duration lag() {
        return lag;
    }

    /** Days the topic had not told of when the store was compared. */
    int corrected() {
        return corrected.get();
    }

    int size() {
        return days.values().stream().mapToInt(ConcurrentSkipListMap::size).sum();
    }

    /** By the date's number. */
    ConcurrentNavigableMap<Long, Day> of(String consultant) {
        var known = days.get(consultant);
        return known == null ? NOTHING : known;
    }

    @Nullable Day day(Day.Key key) {
        return of(key.consultant()).get(key.date().toEpochDay());
    }

    /** Appointments and holds in the week of a date, on other dates. */
    List<Entry> weekElsewhere(String consultant, LocalDate date, Instant now) {
        var week = new TreeMap<>(week(consultant, mondayOf(date)));
        week.remove(date.toEpochDay());
        return entries(week.values(), now);
    }

    /** Appointments and holds in the week that begins on this day. */
    List<Entry> week(String consultant, long monday, Instant now) {
        return entries(week(consultant, monday).values(), now);
    }

    private ConcurrentNavigableMap<Long, Day> week(String consultant, long monday) {
        return of(consultant).subMap(monday, monday + 7);
    }

    private static List<Entry> entries(Collection<Day> days, Instant now) {
        return days.stream().flatMap(day -> day.at(now).entries().stream()).toList();
    }

    static long mondayOf(LocalDate date) {
        return date.toEpochDay() - (date.getDayOfWeek().getValue() - 1);
    }
}
