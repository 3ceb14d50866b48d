package de.smartregion.consulting.consultation;

import de.smartregion.platform.security.SignedLinks;
import de.smartregion.platform.security.SignedLinks.Link;

import java.time.Instant;

/** What decisions rest on besides the case itself: limits, the office's clock, and links. */
record Terms(ConsultationSettings settings, WorkingHours hours, SignedLinks links) {

    /** The same one whenever it is told again. */
    Link manage(String consultation, Instant until) {
        return links.issue("manage", consultation, until);
    }

    Link confirm(String consultation, Instant until) {
        return links.issue("confirm", consultation, until);
    }

    Instant overdueAt(Instant since) {
        return hours.plusDays(since, settings.overdue());
    }
}
