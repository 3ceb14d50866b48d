package de.smartregion.events.registration;

import de.smartregion.platform.web.Problem;

/** Everything registration refuses; the names are a contract. */
enum RegistrationProblem implements Problem {
    GATHERING_NOT_FOUND(404, "There is no such gathering"),
    REGISTRATION_NOT_FOUND(404, "There is no such registration, or the link is not valid"),
    REGISTRATION_NOT_OPEN(409, "Registration has not opened yet"),
    REGISTRATION_CLOSED(409, "Registration is closed"),
    GATHERING_CANCELLED(409, "The gathering is cancelled"),
    GATHERING_OVER(409, "The gathering is over"),
    ATTENDANCE_NOT_OFFERED(409, "The gathering cannot be attended that way"),
    GROUP_TOO_LARGE(409, "The group is larger than this gathering takes"),
    ALREADY_REGISTERED(409, "This e-mail address is already registered"),
    FULL(409, "All seats are taken and nobody else can wait"),
    LINK_EXPIRED(409, "The link has expired"),
    REGISTRATION_EXPIRED(409, "The registration was not confirmed in time"),
    IDEMPOTENCY_KEY_REUSED(422, "This Idempotency-Key was used before"),
    ROSTER_BUSY(503, "Too many people are registering at this moment");

    private final int status;
    private final String title;

    RegistrationProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
