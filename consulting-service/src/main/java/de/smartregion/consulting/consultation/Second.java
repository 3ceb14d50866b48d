package de.smartregion.consulting.consultation;

import java.util.List;
import java.util.stream.Stream;

/**
 * A consultant who comes along to an appointment, and where it stands on their day.
 *
 * @param absences of theirs the staff were told about, until they are over or it is moved
 */
record Second(Spot spot, String name, String email, List<String> absences) {

    Second {
        absences = absences == null ? List.of() : List.copyOf(absences);
    }

    String consultant() {
        return spot.consultant();
    }

    Second at(Spot other) {
        return new Second(
                other, name, email, other.start().equals(spot.start()) ? absences : List.of());
    }

    /** What has been, or will not be, collides with nothing. */
    Second here() {
        return new Second(spot, name, email, List.of());
    }

    Second away(String absence) {
        return new Second(
                spot, name, email, Stream.concat(absences.stream(), Stream.of(absence)).toList());
    }

    Second back(String absence) {
        return new Second(
                spot, name, email, absences.stream().filter(it -> !it.equals(absence)).toList());
    }

    @Override
    public String toString() {
        return "second consultant " + spot.consultant(); // personal data stays out of logs
    }
}
