package de.smartregion.gateway.portal.events;

import org.jspecify.annotations.Nullable;

/** What a registration is to become; a function that is absent is taken away. */
public record Wish(
        int companions, @Nullable String function, Attendance attendance, String language) {

    @Override
    public String toString() {
        return "wish"; // personal data stays out of logs
    }
}
