package de.smartregion.consulting.consultation;

import de.smartregion.consulting.almanac.WorkingHours;
import de.smartregion.platform.security.SignedLinks;
import de.smartregion.platform.security.SignedLinks.Link;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What decisions rest on besides the case itself: limits, the office's clock, and links. */
record Terms(ConsultationSettings settings, WorkingHours hours, SignedLinks links) {

    /** The same one whenever it is told again. */
    Link manage(String consultation, Instant until) {
        return links.issue("manage", consultation, until);
    }

    /** Not worth putting into a letter any more. */
    boolean endsSoon(Instant until, Instant now) {
        return until.isBefore(now.plus(settings.reach().dividedBy(10)));
    }

    /** Long enough to come back to a letter, and far shorter than the first one. */
    Instant renewedUntil(Instant now) {
        return now.plus(settings.reach().dividedBy(4)).truncatedTo(ChronoUnit.MILLIS);
    }

    /** One for each who is asked, and others with the next poll of the case. */
    Link ballot(String consultation, Instant opened, int number, Instant until) {
        return links.issue(
                "ballot", consultation + "/" + opened.toEpochMilli() + "/" + number, until);
    }

    Link confirm(String consultation, Instant until) {
        return links.issue("confirm", consultation, until);
    }

    /** Never after a slot that waits for it: whoever confirms has an appointment to come. */
    Instant confirmBy(Instant now, @Nullable Spot held) {
        var latest = now.plus(settings.confirm());
        return held != null && held.start().isBefore(latest) ? held.start() : latest;
    }

    /** What days keep is kept a little longer than promised: the last moment is in time. */
    Instant keptUntil(Instant promised) {
        return promised.plus(settings.hold());
    }

    Instant overdueAt(Instant since) {
        return hours.plusDays(since, settings.overdue());
    }
}
