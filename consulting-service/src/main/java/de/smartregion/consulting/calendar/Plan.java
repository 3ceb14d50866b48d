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

    /** How many appointments and holds there are in the week of a date, on other dates. */
    int weekElsewhere(String consultant, LocalDate date, Instant now) {
        var day = of(consultant).get(date.toEpochDay());
        int own = day == null ? 0 : day.at(now).entries().size();
        return week(consultant, mondayOf(date), now) - own;
    }

    /** How many appointments and holds there are in the week that begins on this day. */
    int week(String consultant, long monday, Instant now) {
        int count = 0;
        for (var planned : of(consultant).subMap(monday, monday + 7).values()) {
            count += planned.at(now).entries().size();
        }
        return count;
    }

    static long mondayOf(LocalDate date) {
        return date.toEpochDay() - (date.getDayOfWeek().getValue() - 1);
    }
}
