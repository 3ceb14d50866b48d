package de.smartregion.events.registration;

import org.jspecify.annotations.Nullable;

/** The answer to somebody who acts through a link. */
sealed interface Answer {

    /**
     * The registration as it now is.
     *
     * @param position on the waiting list, or 0
     * @param manageToken told to whoever confirmed
     */
    record Shown(
            String gathering,
            String id,
            Registration registration,
            int position,
            Occasion occasion,
            @Nullable String manageToken)
            implements Answer {

        @Override
        public String toString() {
            return "registration " + id + " " + registration;
        }
    }

    record Refused(RegistrationProblem why) implements Answer {}

    /** Without a reason it is unknown. */
    static Answer refused(@Nullable RegistrationProblem why) {
        return new Refused(why == null ? RegistrationProblem.REGISTRATION_NOT_FOUND : why);
    }
}
