package de.smartregion.consulting.calendar;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.agenda.BusyTimes;
import de.smartregion.consulting.almanac.Almanac;
import de.smartregion.consulting.almanac.Stretch;
import de.smartregion.consulting.consultant.Consultant;
import de.smartregion.consulting.consultant.Module;
import de.smartregion.consulting.region.Travel;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Finds free starts for many consultants over many days at once.
 *
 * <p>A day is a row of bits, one for each start the grid allows: work sets them, what stands
 * against it clears them. It says what {@link DayTerms#against} would say of each start, and a test
 * says that it does.
 */
final class FreeTime {

    private static final int LONGEST_DAY = 25 * 60;

    private final Almanac almanac;
    private final Travel travel;
    private final Plan plan;
    private final BusyTimes busyTimes;
    private final int grid;
    private final int starts;
    private final int words;

    FreeTime(Almanac almanac, Travel travel, Plan plan, BusyTimes busyTimes, int grid) {
        this.almanac = almanac;
        this.travel = travel;
        this.plan = plan;
        this.busyTimes = busyTimes;
        this.grid = grid;
        this.starts = LONGEST_DAY / grid;
        this.words = (starts + Long.SIZE - 1) / Long.SIZE;
    }

    /** What is searched for, and when. */
    private record Search(Module module, Agenda.Need need, List<Almanac.Date> dates, Instant now) {

        @Nullable String place() {
            return need.place();
        }

        boolean isOwn(Entry entry) {
            return need.has() != null && need.own().contains(entry.id());
        }

        Load load(List<Entry> entries) {
            return Load.of(entries, need.own());
        }

        /** Who has it moves to any start but the present one; who comes along may stay there. */
        boolean stays(Consultant consultant) {
            return need.has() != null && !need.has().consultant().equals(consultant.id());
        }

        long earliest() {
            int notice = need.asked() ? 0 : module.noticeHours();
            return Stretch.minuteFrom(now.plusSeconds(3600L * notice));
        }
    }

    /** Free starts of any of these consultants, by day; days without any are left out. */
    List<Agenda.FreeDay> of(
            Collection<Consultant> consultants,
            Module module,
            Agenda.Need need,
            LocalDate from,
            int days,
            Instant now) {
        var dates = new ArrayList<Almanac.Date>(days);
        for (int i = 0; i < days; i++) {
            dates.add(almanac.date(from.plusDays(i)));
        }
        var search = new Search(module, need, dates, now);
        var union = new long[days * words];
        var own = new long[words];
        for (var consultant : consultants) {
            add(consultant, search, union, own);
        }
        return read(union, dates);
    }

    private List<Agenda.FreeDay> read(long[] union, List<Almanac.Date> dates) {
        var found = new ArrayList<Agenda.FreeDay>();
        for (int i = 0; i < dates.size(); i++) {
            var free = new ArrayList<Instant>();
            for (int word = 0; word < words; word++) {
                long bits = union[i * words + word];
                while (bits != 0) {
                    int start = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
                    free.add(Stretch.moment(dates.get(i).midnight() + (long) start * grid));
                    bits &= bits - 1;
                }
            }
            if (!free.isEmpty()) {
                found.add(new Agenda.FreeDay(dates.get(i).date(), free));
            }
        }
        return found;
    }

    private void add(Consultant consultant, Search search, long[] union, long[] own) {
        var dates = search.dates();
        var planned = plan.of(consultant.id());
        var last = dates.getLast();
        var busy =
                DayTerms.stretches(
                        busyTimes.of(
                                consultant.id(),
                                Stretch.moment(dates.getFirst().midnight() - LONGEST_DAY),
                                Stretch.moment(last.midnight() + 2 * LONGEST_DAY)));
        int reached = 0;
        var week = search.load(List.of());
        long counted = Long.MIN_VALUE;
        long earliest = search.earliest();
        for (int i = 0; i < dates.size(); i++) {
            var date = dates.get(i);
            if (date.midnight() + date.length() <= earliest) {
                continue;
            }
            var working = consultant.working(date);
            if (working.isEmpty()) {
                continue;
            }
            var day = planned.get(date.date().toEpochDay());
            var entries = day == null ? List.<Entry>of() : day.at(search.now()).entries();
            long monday = Plan.mondayOf(date.date());
            if (monday != counted) {
                week = search.load(plan.week(consultant.id(), monday, search.now()));
                counted = monday;
            }
            int minutes = search.module().minutes();
            if (Load.against(consultant.limits(), search.load(entries), week, minutes) != null) {
                continue;
            }
            Arrays.fill(own, 0);
            work(consultant, search, date, working, earliest, own);
            while (reached < busy.size()
                    && busy.get(reached).until() <= date.midnight() - LONGEST_DAY) {
                reached++;
            }
            withoutBusy(search.module(), date, busy, reached, own);
            for (var entry : entries) {
                if (!search.isOwn(entry)) {
                    without(consultant, search, date, entry, own);
                } else if (!search.stays(consultant)) {
                    clear(
                            own,
                            entry.from() - 1 - date.midnight(),
                            entry.from() + 1 - date.midnight());
                }
            }
            for (int word = 0; word < words; word++) {
                union[i * words + word] |= own[word];
            }
        }
    }

    private void work(
            Consultant consultant,
            Search search,
            Almanac.Date date,
            List<Stretch> working,
            long earliest,
            long[] own) {
        var module = search.module();
        int way = travel.fromHome(consultant.home(), search.place());
        long first = Math.max(earliest, working.getFirst().from() + module.bufferBefore() + way);
        long last = working.getLast().until() - module.bufferAfter() - way - module.minutes();
        for (var one : working) {
            set(
                    own,
                    Math.max(one.from(), first) - date.midnight(),
                    Math.min(one.until() - module.minutes(), last) - date.midnight());
        }
    }

    private void withoutBusy(
            Module module, Almanac.Date date, List<Stretch> busy, int reached, long[] own) {
        for (int i = reached; i < busy.size(); i++) {
            var one = busy.get(i);
            if (one.from() >= date.midnight() + 2 * LONGEST_DAY) {
                return;
            }
            clear(
                    own,
                    one.from() - module.bufferAfter() - module.minutes() - date.midnight(),
                    one.until() + module.bufferBefore() - date.midnight());
        }
    }

    private void without(
            Consultant consultant, Search search, Almanac.Date date, Entry entry, long[] own) {
        var module = search.module();
        int way = travel.between(entry.place(), search.place(), consultant.home());
        clear(
                own,
                entry.blockedFrom()
                        - way
                        - module.bufferAfter()
                        - module.minutes()
                        - date.midnight(),
                entry.blockedTo() + way + module.bufferBefore() - date.midnight());
    }

    /** Starts from the first minute to the last one. */
    private void set(long[] bits, long first, long last) {
        int from = (int) Math.max(0, Math.ceilDiv(first, grid));
        int to = (int) Math.min(starts - 1, Math.floorDiv(last, grid));
        for (int word = from / Long.SIZE; from <= to && word <= to / Long.SIZE; word++) {
            bits[word] |= mask(word, from, to);
        }
    }

    /** Starts after the one minute and before the other. */
    private void clear(long[] bits, long after, long before) {
        int from = (int) Math.max(0, Math.floorDiv(after, grid) + 1);
        int to = (int) Math.min(starts - 1, Math.ceilDiv(before, grid) - 1);
        for (int word = from / Long.SIZE; from <= to && word <= to / Long.SIZE; word++) {
            bits[word] &= ~mask(word, from, to);
        }
    }

    private static long mask(int word, int from, int to) {
        int low = Math.max(0, from - word * Long.SIZE);
        int high = Math.min(Long.SIZE - 1, to - word * Long.SIZE);
        return (-1L << low) & (-1L >>> (Long.SIZE - 1 - high));
    }
}
