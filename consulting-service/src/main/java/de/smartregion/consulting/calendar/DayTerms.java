package de.smartregion.consulting.calendar;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.agenda.BusyTimes;
import de.smartregion.consulting.almanac.Stretch;
import de.smartregion.consulting.consultant.Limits;
import de.smartregion.consulting.region.Travel;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The facts a decision about somebody's day rests on.
 *
 * @param working in which minutes there is work that day: hours, holidays and absences are in it
 * @param busy elsewhere, as the consultant's own calendar says
 * @param weekElsewhere what is held and booked on the other days of the week
 */
record DayTerms(
        String home,
        List<Stretch> working,
        List<Stretch> busy,
        Limits limits,
        List<Entry> weekElsewhere,
        Travel travel) {

    DayTerms {
        working = List.copyOf(working);
        busy = List.copyOf(busy);
        weekElsewhere = List.copyOf(weekElsewhere);
    }

    /** Why a wish cannot come true beside these others; nothing if it can. */
    Agenda.@Nullable Why against(Wish wish, List<Entry> others, Instant now) {
        if (wish.start().isBefore(now.plusSeconds(60L * wish.noticeMinutes()))) {
            return Agenda.Why.TOO_SOON;
        }
        if (!isWithinWork(wish)) {
            return Agenda.Why.NOT_WORKING;
        }
        long from = wish.from() - wish.bufferBefore();
        long to = wish.to() + wish.bufferAfter();
        for (var elsewhere : busy) {
            if (elsewhere.overlaps(from, to)) {
                return Agenda.Why.BUSY;
            }
        }
        for (var other : others) {
            int way = travel.between(other.place(), wish.place(), home);
            boolean apart = other.blockedTo() + way <= from || to + way <= other.blockedFrom();
            if (!apart) {
                return Agenda.Why.TAKEN;
            }
        }
        var day = Load.of(others, Set.of());
        var week = day.plus(Load.of(weekElsewhere, wish.instead()));
        return Load.against(limits, day, week, wish.minutes());
    }

    /** In one piece of work; and buffers and ways from home and back between the first and last. */
    private boolean isWithinWork(Wish wish) {
        if (working.stream().noneMatch(it -> it.holds(wish.from(), wish.to()))) {
            return false;
        }
        int way = travel.fromHome(home, wish.place());
        return wish.from() - wish.bufferBefore() - way >= working.getFirst().from()
                && wish.to() + wish.bufferAfter() + way <= working.getLast().until();
    }

    static List<Stretch> stretches(List<BusyTimes.Busy> busy) {
        if (busy.isEmpty()) {
            return List.of();
        }
        return busy.stream()
                .map(it -> new Stretch(Stretch.minute(it.from()), Stretch.minuteFrom(it.until())))
                .toList();
    }
}
