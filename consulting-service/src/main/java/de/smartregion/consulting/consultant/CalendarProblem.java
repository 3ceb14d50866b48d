package de.smartregion.consulting.consultant;

import de.smartregion.platform.web.Problem;

/** Refusals of this feature; the names are a contract. */
public enum CalendarProblem implements Problem {
    MODULE_NOT_FOUND(404, "There is no such module"),
    CONSULTANT_NOT_FOUND(404, "There is no such consultant"),
    ABSENCE_NOT_FOUND(404, "There is no such absence"),
    TOO_MANY_ABSENCES(409, "There are too many absences already"),
    DAY_BUSY(503, "Too many ask for this day right now");

    private final int status;
    private final String title;

    CalendarProblem(int status, String title) {
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
