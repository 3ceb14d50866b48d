package de.smartregion.consulting.consultation;

import org.jspecify.annotations.Nullable;

/**
 * A consultant who comes along to an appointment, and where it stands on their day.
 *
 * @param absence of theirs the staff were told about, until it is over or the appointment is moved
 */
record Second(Spot spot, String name, String email, @Nullable String absence) {

    String consultant() {
        return spot.consultant();
    }

    Second at(Spot other) {
        return other.equals(spot) ? this : new Second(other, name, email, null);
    }

    Second away(@Nullable String during) {
        return new Second(spot, name, email, during);
    }

    @Override
    public String toString() {
        return "second consultant " + spot.consultant(); // personal data stays out of logs
    }
}
