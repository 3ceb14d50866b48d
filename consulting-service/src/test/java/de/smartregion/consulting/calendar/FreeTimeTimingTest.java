package de.smartregion.consulting.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.consulting.consultant.Consultant;
import de.smartregion.consulting.consultant.Samples;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * How long it takes to find the free slots of 50 consultants over 90 days, and how that grows with
 * what is booked: as ratios to what was measured in the same run.
 */
class FreeTimeTimingTest {

    private static final Logger log = LoggerFactory.getLogger(FreeTimeTimingTest.class);
    private static final LocalDate FROM = LocalDate.of(2027, 4, 1);
    private static final int ROUNDS = 100;

    @Test
    void fiftyConsultantsOverNinetyDaysGrowNoWorseThanTheirBookings() {
        long[] one = measured(1, 0);
        long[] empty = measured(50, 0);
        long[] some = measured(50, 2);
        long[] twice = measured(50, 4);
        log.info(
                "free slots, 90 days: 50 consultants / 1 = {}; 2 bookings a day / none = {}; 4 a day / 2 = {}; p99 / p50 = {}; p99 = {} ms",
                ratio(empty, one),
                ratio(some, empty),
                ratio(twice, some),
                Math.round(10.0 * twice[99] / twice[50]) / 10.0,
                twice[99] / 1_000_000.0);
        // Linear is 50, and at most 4 for four times the bookings, where quadratic would be 16.
        assertThat((double) smallest(50, 0) / smallest(1, 0)).isLessThan(100);
        assertThat((double) smallest(50, 4) / smallest(50, 1)).isLessThan(6);
    }

    /** Of several rounds: what slows a machine down for a moment is not counted as growth. */
    private static long smallest(int consultants, int bookings) {
        return LongStream.range(0, 3)
                .map(_ -> measured(consultants, bookings)[0])
                .min()
                .orElseThrow();
    }

    private static double ratio(long[] some, long[] others) {
        return Math.round(10.0 * some[50] / others[50]) / 10.0;
    }

    /** In nanoseconds, by percent. */
    private static long[] measured(int consultants, int bookings) {
        var plan = new Plans().plan;
        var people = new ArrayList<Consultant>();
        var random = new Random(consultants + bookings);
        for (int i = 0; i < consultants; i++) {
            var id = "consultant-" + i;
            people.add(Samples.consultant(id, "06611", Samples.workdays("08:00", "17:00")));
            for (int date = 0; date < 90; date++) {
                plan.learn(day(id, FROM.plusDays(date), bookings, random));
            }
        }
        var finder = new FreeTime(Samples.ALMANAC, Samples.TRAVEL, plan, Plans.NEVER_BUSY, 15);
        var times = new long[ROUNDS];
        int found = 0;
        for (int round = -ROUNDS / 2; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            found +=
                    finder.of(
                                    people,
                                    Samples.HOUR,
                                    Samples.onSite(Samples.KASSEL),
                                    FROM,
                                    90,
                                    Samples.NOW)
                            .size();
            if (round >= 0) {
                times[round] = System.nanoTime() - begin;
            }
        }
        assertThat(found).isPositive();
        Arrays.sort(times);
        var percent = new long[100];
        for (int i = 0; i < 100; i++) {
            percent[i] = times[i * ROUNDS / 100];
        }
        return percent;
    }

    private static Day day(String id, LocalDate date, int bookings, Random random) {
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < bookings; i++) {
            var start =
                    Samples.at(date, "08:00").plusSeconds(60L * (i * 130 + 15 * random.nextInt(4)));
            entries.add(
                    new Entry(
                            "e" + i,
                            "m",
                            start,
                            start.plusSeconds(1_800),
                            0,
                            0,
                            random.nextBoolean() ? Samples.KASSEL : null,
                            Entry.State.BOOKED,
                            null,
                            "case",
                            0,
                            null));
        }
        return new Day(id + ":" + date, id, date.toString(), List.copyOf(entries), null, 1);
    }
}
