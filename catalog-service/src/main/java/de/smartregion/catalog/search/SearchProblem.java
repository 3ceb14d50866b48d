package de.smartregion.catalog.search;

import de.smartregion.platform.web.Problem;

/** Why a search is refused; the name is the problem's type, and a contract. */
enum SearchProblem implements Problem {
    PROJECT_NOT_FOUND(404, "There is no such project");

    private final int status;
    private final String title;

    SearchProblem(int status, String title) {
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
