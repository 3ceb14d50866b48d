package de.smartregion.catalog.submission;

import de.smartregion.catalog.submission.Comment.Party;
import de.smartregion.platform.security.Caller;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Who comes to a submission: the office, somebody of the municipality that hands it in or of the
 * project it changes, or the bearer of its link. To everybody else it is not there.
 *
 * @param token of the link, or an empty one
 */
record Visitor(@Nullable Caller caller, String token) {

    boolean isOffice() {
        return caller != null && (caller.is("staff") || caller.is("admin"));
    }

    boolean isMunicipality() {
        return caller != null && caller.is("municipality") && caller.ags() != null;
    }

    /** Why this visitor may not see it, or nothing. */
    @Nullable SubmissionProblem keptFrom(@Nullable Submission submission, Instant now) {
        boolean opens = ManageLink.opens(submission, token);
        if (submission != null
                && (owns(submission) || (isOffice() && submission.shownToOffice()))) {
            return null;
        }
        if (submission == null || !opens) {
            return SubmissionProblem.SUBMISSION_NOT_FOUND;
        }
        var until = submission.linkUntil();
        return until == null || !now.isBefore(until) ? SubmissionProblem.LINK_EXPIRED : null;
    }

    /** As whom; what the office began itself it works on as its author, but for the review. */
    Party partyOf(Submission submission) {
        return isOffice()
                        && !(submission.ofOffice()
                                && switch (submission.state()) {
                                    case DRAFT, SENT_BACK, WITHDRAWN -> true;
                                    case SUBMITTED, PUBLISHED, DECLINED -> false;
                                })
                ? Party.OFFICE
                : Party.AUTHOR;
    }

    /** Who speaks, whoever began it. */
    Party voice() {
        return isOffice() ? Party.OFFICE : Party.AUTHOR;
    }

    /** The office, and the side that began it; who shares the project works on it alone. */
    boolean mayWithdraw(Submission submission) {
        var ags = caller == null ? null : caller.ags();
        return isOffice()
                || (isMunicipality() && ags != null && ags.equals(submission.author().ags()))
                || ManageLink.opens(submission, token);
    }

    /** Nobody writes their own municipality out of a project. */
    boolean leaves(Profile to) {
        var ags = caller == null ? null : caller.ags();
        return isMunicipality() && ags != null && !to.municipalities().contains(ags);
    }

    /** Who did it, as the log says. */
    String nameFor(Submission submission) {
        var name = caller == null ? null : caller.name();
        if (isOffice()) {
            return name == null ? Submission.OFFICE : name;
        }
        return name == null ? submission.author().name() : name;
    }

    private boolean owns(Submission submission) {
        var ags = caller == null ? null : caller.ags();
        return isMunicipality() && ags != null && submission.of(ags);
    }

    @Override
    public String toString() {
        return "visitor"; // personal data and tokens stay out of logs
    }
}
