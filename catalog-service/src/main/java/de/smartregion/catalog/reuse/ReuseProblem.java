package de.smartregion.catalog.reuse;

import de.smartregion.platform.web.Problem;

/** Why a wish is refused; the name is the problem's type, and a contract. */
enum ReuseProblem implements Problem {
    PROJECT_NOT_FOUND(404, "There is no such project"),
    NOT_WANTED(404, "You have not said that you want it"),
    PROJECT_ARCHIVED(409, "It is archived"),
    OWN_PROJECT(409, "It is your own"),
    NO_VERIFIED_ADDRESS(409, "Nobody could write to you");

    private final int status;
    private final String title;

    ReuseProblem(int status, String title) {
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
