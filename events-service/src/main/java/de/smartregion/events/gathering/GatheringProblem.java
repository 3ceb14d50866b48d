package de.smartregion.events.gathering;

import de.smartregion.platform.web.Problem;

/** Why a request about a gathering is refused; the name is the problem's type, and a contract. */
enum GatheringProblem implements Problem {
    GATHERING_NOT_FOUND(404, "There is no such gathering"),
    GATHERING_INCOMPLETE(409, "Something is missing before it can be public"),
    GATHERING_IN_THE_PAST(409, "It would start or end in the past"),
    GATHERING_NOT_PUBLISHED(409, "It has not been published"),
    GATHERING_CANCELLED(409, "It has been cancelled"),
    GATHERING_OVER(409, "It is over"),
    ATTENDANCE_WITHDRAWN(409, "A published way to attend cannot be withdrawn"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key belongs to another request");

    private final int status;
    private final String title;

    GatheringProblem(int status, String title) {
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
