package de.smartregion.events.registration;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who asks for seats.
 *
 * @param seats the person's own and one for everybody who comes along
 * @param fingerprint of the whole question, when it was asked under an Idempotency-Key
 */
record Attendee(
        Person person,
        Attendance attendance,
        int seats,
        @Nullable String fingerprint,
        Entrance entrance) {

    Attendee {
        if (seats < 1) {
            throw new IllegalArgumentException("nobody registers for no seat");
        }
    }
}
