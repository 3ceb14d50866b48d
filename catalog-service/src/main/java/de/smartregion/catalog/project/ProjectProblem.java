package de.smartregion.catalog.project;

import de.smartregion.platform.web.Problem;

/** Why a request about a project is refused; the name is the problem's type, and a contract. */
enum ProjectProblem implements Problem {
    PROJECT_NOT_FOUND(404, "There is no such project"),
    PROJECT_ARCHIVED(409, "It is archived"),
    NOT_DUE(409, "It was confirmed not long ago"),
    NOT_YOUR_PROJECT(403, "Another municipality's project is not yours to confirm"),
    SUCCESSOR_NOT_FOUND(409, "There is no project that could replace it");

    private final int status;
    private final String title;

    ProjectProblem(int status, String title) {
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
