package de.smartregion.events.registration;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;

/**
 * What the roster has to know of its gathering; learned from the gathering's own messages.
 *
 * @param revision rises with every change of the gathering; older news is no news
 * @param reason why it was called off
 */
record Occasion(
        String kind,
        String title,
        @Nullable String titleEnglish,
        Instant startsAt,
        Instant endsAt,
        @Nullable String place,
        @Nullable String onlineAddress,
        String host,
        Instant opensAt,
        Instant closesAt,
        boolean waitingList,
        int largestGroup,
        long revision,
        Course course,
        @Nullable String reason) {

    enum Course {
        PLANNED,
        CALLED_OFF,
        OVER
    }

    Occasion {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(title);
        Objects.requireNonNull(startsAt);
        Objects.requireNonNull(endsAt);
        Objects.requireNonNull(host);
        Objects.requireNonNull(opensAt);
        Objects.requireNonNull(closesAt);
        Objects.requireNonNull(course);
        if (largestGroup < 1) {
            throw new IllegalArgumentException("everybody may come alone");
        }
    }

    /**
     * Would somebody who planned for the other one be at the wrong time or place? The place is of
     * no concern to people at home, the online address only to those who were told it.
     */
    boolean movedFrom(Occasion other, Attendance attendance, boolean seated) {
        return !startsAt.equals(other.startsAt)
                || !endsAt.equals(other.endsAt)
                || switch (attendance) {
                    case ON_SITE -> !Objects.equals(place, other.place);
                    case ONLINE -> seated && !Objects.equals(onlineAddress, other.onlineAddress);
                };
    }

    /** Why nobody can register now, or nothing. */
    @Nullable RegistrationProblem closedDoor(Instant now) {
        if (course == Course.CALLED_OFF) {
            return RegistrationProblem.GATHERING_CANCELLED;
        }
        if (course == Course.OVER || !now.isBefore(closesAt) || !now.isBefore(endsAt)) {
            return RegistrationProblem.REGISTRATION_CLOSED;
        }
        return now.isBefore(opensAt) ? RegistrationProblem.REGISTRATION_NOT_OPEN : null;
    }

    boolean over(Instant now) {
        return course == Course.OVER || !now.isBefore(endsAt);
    }

    @Override
    public String toString() {
        return kind
                + " revision "
                + revision
                + " "
                + course; // the online address is for registered people only
    }
}
