package de.smartregion.catalog.submission;

import de.smartregion.platform.web.Problem;

/** Why a request about a submission is refused; the name is the problem's type, and a contract. */
enum SubmissionProblem implements Problem {
    SUBMISSION_NOT_FOUND(404, "There is no such submission"),
    PROJECT_NOT_FOUND(404, "There is no such project"),
    AUTHOR_REQUIRED(400, "Say who hands it in"),
    NOT_YOUR_PROJECT(403, "Another municipality's project is not yours to change"),
    NOT_YOUR_SUBMISSION(403, "Whoever began it takes it back, or the office"),
    SUBMISSION_INCOMPLETE(409, "Something is missing before it can be handed in"),
    SUBMISSION_UNDER_REVIEW(409, "The office is reviewing it"),
    SUBMISSION_NOT_SUBMITTED(409, "It has not been handed in"),
    SUBMISSION_PUBLISHED(409, "It is published; change the project instead"),
    SUBMISSION_WITHDRAWN(409, "It has been withdrawn"),
    SUBMISSION_DECLINED(409, "It has been declined"),
    CHANGE_PENDING(409, "A change to this project is being worked on already"),
    TOO_MANY_COMMENTS(409, "There are too many comments"),
    LINK_EXPIRED(409, "The link has expired"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key belongs to another request"),
    IMPORT_UNREADABLE(400, "The file cannot be read"),
    IMPORT_TOO_LARGE(413, "The file is too large");

    private final int status;
    private final String title;

    SubmissionProblem(int status, String title) {
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
