package de.smartregion.events.registration;

import de.smartregion.platform.security.SignedLinks.Link;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What holds for every roster.
 *
 * @param hold how long seats are kept for somebody who has not confirmed
 * @param reach how long after the gathering a person can still look at the registration
 */
record RosterTerms(Duration hold, Duration reach, RosterLinks links) {

    Link toConfirm(String gathering, String registration, Occasion occasion, Instant now) {
        // Nobody comes late enough to confirm after the start; who registers during it has until
        // the end.
        var last = now.isBefore(occasion.startsAt()) ? occasion.startsAt() : occasion.endsAt();
        var until = now.plus(hold);
        return links.confirm(
                gathering,
                registration,
                (until.isBefore(last) ? until : last).truncatedTo(ChronoUnit.SECONDS));
    }

    Link toManage(String gathering, String registration, Occasion occasion) {
        return links.manage(
                gathering,
                registration,
                occasion.endsAt().plus(reach).truncatedTo(ChronoUnit.SECONDS));
    }

    /** The same token again: it follows from what it is for. */
    String confirmToken(String gathering, String registration, Instant until) {
        return links.confirm(gathering, registration, until).token();
    }

    /** The same token again: it follows from what it is for. */
    String manageToken(String gathering, String registration, Instant until) {
        return links.manage(gathering, registration, until).token();
    }
}
