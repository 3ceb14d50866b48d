package de.smartregion.catalog.submission;

import de.smartregion.platform.security.SignedLinks;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;

/** Tells a link again; every letter that does so starts its life anew. */
@Component
class ManageLinks {

    private final SignedLinks links;
    private final SubmissionSettings settings;

    ManageLinks(SignedLinks links, SubmissionSettings settings) {
        this.links = links;
        this.settings = settings;
    }

    /** The one told before; nothing for an author who signed in. */
    @Nullable ManageLink again(Submission submission, Instant now) {
        var named = submission.linkExpires();
        if (named == null) {
            return null;
        }
        var told = ManageLink.issue(links, submission.id(), named);
        return new ManageLink(told.token(), told.hash(), now.plus(settings.link()));
    }
}
