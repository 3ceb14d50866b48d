package de.smartregion.consulting.calendar;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.consultant.Limits;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * How much is held and booked.
 *
 * @param minutes advised, without buffers and ways
 */
record Load(int appointments, int minutes) {

    /** Without those that are given up for what is asked. */
    static Load of(List<Entry> entries, Set<String> without) {
        int appointments = 0;
        long minutes = 0;
        for (var entry : entries) {
            if (!without.contains(entry.id())) {
                appointments++;
                minutes += entry.to() - entry.from();
            }
        }
        return new Load(appointments, Math.toIntExact(minutes));
    }

    /** Why so many minutes more are too much for somebody; nothing if they are not. */
    static Agenda.@Nullable Why against(Limits limits, Load day, Load week, int more) {
        if (day.appointments >= limits.perDay() || day.exceeds(limits.minutesPerDay(), more)) {
            return Agenda.Why.DAY_FULL;
        }
        return week.appointments >= limits.perWeek() || week.exceeds(limits.minutesPerWeek(), more)
                ? Agenda.Why.WEEK_FULL
                : null;
    }

    Load plus(Load other) {
        return new Load(appointments + other.appointments, minutes + other.minutes);
    }

    private boolean exceeds(@Nullable Integer most, int more) {
        return most != null && minutes + more > most;
    }
}
