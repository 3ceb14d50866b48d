package de.smartregion.gateway.portal.events;

import org.jspecify.annotations.Nullable;

/** What a person asks for with the registration form. */
public record Application(
        String name,
        String email,
        String municipality,
        @Nullable String function,
        int companions,
        Attendance attendance,
        String language,
        boolean privacyAccepted) {

    @Override
    public String toString() {
        return "application"; // personal data stays out of logs
    }
}
