package de.smartregion.gateway.portal.events;

import java.util.List;

/** What became of a wish to change or cancel a registration. */
public sealed interface Change {
    record Done(Registration registration) implements Change {}

    /** There is none, or it is somebody else's. */
    record Unknown() implements Change {}

    record Unaccepted(List<String> fields) implements Change {}

    record Refused(Refusal why) implements Change {}

    /** The reasons why; the names are the service's problem types. */
    enum Refusal {
        NO_SEATS_FOR_CHANGE,
        GROUP_TOO_LARGE,
        ATTENDANCE_NOT_OFFERED,
        GATHERING_OVER,
        GATHERING_CANCELLED,
        REGISTRATION_CANCELLED,
        REGISTRATION_EXPIRED
    }
}
