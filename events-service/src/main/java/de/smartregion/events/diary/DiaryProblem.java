package de.smartregion.events.diary;

import de.smartregion.platform.web.Problem;

/** Everything the diary refuses; the names are a contract. */
enum DiaryProblem implements Problem {
    CALENDAR_FEED_NOT_FOUND(404, "There is no such calendar"),
    NO_VERIFIED_ADDRESS(409, "The account has no verified e-mail address");

    private final int status;
    private final String title;

    DiaryProblem(int status, String title) {
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
