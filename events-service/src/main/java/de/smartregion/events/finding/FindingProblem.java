package de.smartregion.events.finding;

import de.smartregion.platform.web.Problem;

/** Why a request about a finding is refused; the name is the problem's type, and a contract. */
enum FindingProblem implements Problem {
    FINDING_NOT_FOUND(404, "There is no such finding"),
    GATHERING_NOT_FOUND(404, "There is no such gathering"),
    NOT_A_FORUM(409, "Only forums have findings"),
    GATHERING_NOT_PUBLISHED(409, "The forum has not been published"),
    GATHERING_CANCELLED(409, "The forum has been cancelled"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key belongs to another request");

    private final int status;
    private final String title;

    FindingProblem(int status, String title) {
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
