package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda.Slot;
import de.smartregion.consulting.almanac.Almanac;

import java.time.Instant;
import java.time.ZoneId;

/**
 * A stretch of a consultant's day, as a case keeps it: the day itself follows from the start.
 *
 * @param claim the name under which the day knows it
 */
record Spot(String consultant, String claim, Instant start, Instant end) {

    static final ZoneId ZONE = Almanac.HESSEN;

    static Spot of(Slot slot) {
        return new Spot(slot.consultant(), slot.claim(), slot.start(), slot.end());
    }

    Slot slot() {
        return new Slot(consultant, start.atZone(ZONE).toLocalDate(), claim, start, end);
    }

    boolean sameDay(String other, Instant at) {
        return consultant.equals(other)
                && start.atZone(ZONE).toLocalDate().equals(at.atZone(ZONE).toLocalDate());
    }
}
