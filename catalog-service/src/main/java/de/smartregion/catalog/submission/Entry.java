package de.smartregion.catalog.submission;

import java.time.Instant;

/** What was done to a submission, and by whom; for the office's eyes. */
record Entry(Instant at, String by, What what) {

    enum What {
        STARTED,
        EDITED,
        SUBMITTED,
        COMMENTED,
        READ,
        SENT_BACK,
        DECLINED,
        WITHDRAWN,
        REOPENED,
        PUBLISHED,
        IMPORTED
    }

    @Override
    public String toString() {
        return what + " at " + at; // who is nobody's business in a log
    }
}
