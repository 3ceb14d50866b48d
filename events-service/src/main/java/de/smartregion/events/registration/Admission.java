package de.smartregion.events.registration;

import java.time.Instant;

/** The answer to somebody who asks for seats. */
sealed interface Admission {

    /**
     * Taken in.
     *
     * @param position on the waiting list, or 0 if the seats are held
     */
    record Admitted(
            String gathering,
            String registration,
            Attendance attendance,
            int seats,
            int position,
            Instant confirmBy)
            implements Admission {}

    /** The question was answered before, and what came of it has ended since. */
    record Ended() implements Admission {}

    record Refused(RegistrationProblem why) implements Admission {}
}
