package de.smartregion.events.registration;

import de.smartregion.platform.security.Caller;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Who comes back to a registration: the bearer of its link, its owner, who signed in with the
 * address it was made with, or the office. To everybody else it is not there.
 *
 * @param token of the link, or an empty one
 * @param email the address the person signed in with, as rosters write it
 */
record Visitor(String token, @Nullable String email, boolean office) {

    static Visitor bearer(String token) {
        return new Visitor(token, null, false);
    }

    static Visitor of(String token, @Nullable Caller caller) {
        return new Visitor(token, addressOf(caller), isOffice(caller));
    }

    static boolean isOffice(@Nullable Caller caller) {
        return caller != null && (caller.is("staff") || caller.is("admin"));
    }

    /** As rosters write it; nothing if the caller has shown none. */
    static @Nullable String addressOf(@Nullable Caller caller) {
        var email = caller == null ? null : caller.email();
        try {
            return email == null ? null : new EmailAddress(email).value();
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** Why this visitor may not look at the registration, or nothing. */
    @Nullable RegistrationProblem keptFromLooking(
            @Nullable Registration registration, Instant now) {
        var refusal = RosterLinks.refusal(registration, token, now);
        return admitted(registration) ? null : refusal;
    }

    /** Why this visitor may not change the registration, or nothing. */
    @Nullable RegistrationProblem keptFromManaging(
            @Nullable Registration registration, Instant now) {
        boolean manages = RosterLinks.manages(registration, token);
        if (admitted(registration)) {
            return null;
        }
        if (!manages || registration == null) {
            return RegistrationProblem.REGISTRATION_NOT_FOUND;
        }
        var until = registration.manageUntil();
        boolean over = until == null || !now.isBefore(until);
        return over && registration.standing().live() ? RegistrationProblem.LINK_EXPIRED : null;
    }

    /** As whom the registration is cancelled. */
    String name(Registration registration) {
        return office && !RosterLinks.manages(registration, token) && !owns(registration)
                ? "STAFF"
                : "PERSON";
    }

    private boolean admitted(@Nullable Registration registration) {
        return registration != null
                && registration.standing() != Standing.REPEATED
                && (office || owns(registration));
    }

    private boolean owns(Registration registration) {
        var person = registration.person();
        return person != null && person.email().equals(email);
    }

    @Override
    public String toString() {
        return office ? "the office" : "visitor"; // personal data and tokens stay out of logs
    }
}
