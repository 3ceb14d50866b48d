package de.smartregion.consulting.feed;

import de.smartregion.platform.web.Problem;

/** Why there is no calendar; the name is the problem's type, and a contract. */
enum FeedProblem implements Problem {
    NOT_A_CONSULTANT(409, "Nobody here advises under this account"),
    CALENDAR_FEED_NOT_FOUND(404, "There is no such calendar");

    private final int status;
    private final String title;

    FeedProblem(int status, String title) {
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
