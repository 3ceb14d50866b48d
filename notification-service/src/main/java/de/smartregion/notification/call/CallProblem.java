package de.smartregion.notification.call;

import de.smartregion.platform.web.Problem;

/** What is refused about calls. */
enum CallProblem implements Problem {
    WEBHOOK_NOT_FOUND(404, "No such webhook"),
    CALL_NOT_FOUND(404, "No such call"),
    WEBHOOK_NOT_ACTIVE(409, "The webhook is not active");

    private final int status;
    private final String title;

    CallProblem(int status, String title) {
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
