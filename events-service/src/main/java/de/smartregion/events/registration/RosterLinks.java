package de.smartregion.events.registration;

import de.smartregion.platform.security.SignedLinks;
import de.smartregion.platform.security.SignedLinks.Link;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** The two links a registration has: one confirms, one shows and cancels. */
final class RosterLinks {

    /** Compared with when there is no registration, so that nothing answers faster. */
    private static final String NOBODYS = "A".repeat(43);

    private final SignedLinks links;

    RosterLinks(SignedLinks links) {
        this.links = links;
    }

    Link confirm(String gathering, String registration, Instant until) {
        return links.issue("confirm", gathering + "/" + registration, until);
    }

    Link manage(String gathering, String registration, Instant until) {
        return links.issue("manage", gathering + "/" + registration, until);
    }

    static boolean confirms(@Nullable Registration registration, String token) {
        var hash = registration == null ? null : registration.confirmHash();
        return SignedLinks.matches(token, hash == null ? NOBODYS : hash) && hash != null;
    }

    static boolean manages(@Nullable Registration registration, String token) {
        var hash = registration == null ? null : registration.manageHash();
        return SignedLinks.matches(token, hash == null ? NOBODYS : hash) && hash != null;
    }

    /** Why the bearer of this token may not look at the registration, or nothing. */
    static @Nullable RegistrationProblem refusal(
            @Nullable Registration registration, String token, Instant now) {
        boolean manages = manages(registration, token);
        boolean confirms = confirms(registration, token);
        if (registration == null
                || registration.standing() == Standing.REPEATED
                || !(manages || confirms)) {
            return RegistrationProblem.REGISTRATION_NOT_FOUND;
        }
        if (!registration.standing().live()) {
            return null; // says what happened, and nothing about anybody
        }
        var until = manages ? registration.manageUntil() : registration.confirmBy();
        boolean over = until == null || !now.isBefore(until);
        return over && !registration.overdue(now) ? RegistrationProblem.LINK_EXPIRED : null;
    }
}
