package de.smartregion.notification.post;

import de.smartregion.platform.web.Problem;

/** What the desk refuses. */
enum PostProblem implements Problem {
    LETTER_NOT_FOUND(404, "No such letter");

    private final int status;
    private final String title;

    PostProblem(int status, String title) {
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
