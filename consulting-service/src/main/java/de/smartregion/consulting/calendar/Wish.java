package de.smartregion.consulting.calendar;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.almanac.Stretch;
import de.smartregion.consulting.consultant.Module;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;

/**
 * A stretch of a day that somebody wants, under a name of its own.
 *
 * @param noticeMinutes between now and the start, at least
 * @param instead names of what is given up for it, and not in its way
 */
record Wish(
        String claim,
        String module,
        Instant start,
        int minutes,
        int bufferBefore,
        int bufferAfter,
        int noticeMinutes,
        @Nullable String place,
        Set<String> instead) {

    static Wish of(String claim, Module module, Agenda.Need need, Instant start) {
        return new Wish(
                claim,
                module.code(),
                start,
                module.minutes(),
                module.bufferBefore(),
                module.bufferAfter(),
                need.asked() ? 0 : module.noticeHours() * 60,
                need.place(),
                Set.of());
    }

    Wish insteadOf(Set<String> claims) {
        return new Wish(
                claim,
                module,
                start,
                minutes,
                bufferBefore,
                bufferAfter,
                noticeMinutes,
                place,
                claims);
    }

    long from() {
        return Stretch.minute(start);
    }

    long to() {
        return from() + minutes;
    }

    Entry held(Instant until, @Nullable String own) {
        return new Entry(
                claim,
                module,
                start,
                Stretch.moment(to()),
                bufferBefore,
                bufferAfter,
                place,
                Entry.State.HELD,
                until,
                null,
                0,
                own);
    }

    /** The same entry at this wish's time. */
    Entry moved(Entry entry, long attempt) {
        return new Entry(
                entry.id(),
                module,
                start,
                Stretch.moment(to()),
                bufferBefore,
                bufferAfter,
                place,
                entry.state(),
                entry.until(),
                entry.consultation(),
                attempt,
                entry.instead());
    }
}
