package de.smartregion.catalog.submission;

import de.smartregion.catalog.picture.Uploaders;
import de.smartregion.catalog.submission.Submission.State;

import org.springframework.stereotype.Component;

import java.time.Clock;

/** Who holds the link of a draft may add pictures to it. */
@Component
class LinkHolders implements Uploaders {

    private final Submissions submissions;
    private final Clock clock;

    LinkHolders(Submissions submissions, Clock clock) {
        this.submissions = submissions;
        this.clock = clock;
    }

    @Override
    public boolean mayAdd(String submission, String token) {
        var found = submissions.find(submission).orElse(null);
        return new Visitor(null, token).keptFrom(found, clock.instant()) == null
                && found != null
                && (found.state() == State.DRAFT || found.state() == State.SENT_BACK);
    }
}
