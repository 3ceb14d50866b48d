package de.smartregion.catalog.submission;

import de.smartregion.platform.security.SignedLinks;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** The link by which an author without an account works on a submission. */
record ManageLink(String token, String hash, Instant expires) {

    /** Compared with when there is none, so that nothing answers faster. */
    private static final String NOBODYS = "A".repeat(43);

    static ManageLink issue(SignedLinks links, String submission, Instant expires) {
        var link = links.issue("submission", submission, expires);
        return new ManageLink(link.token(), link.hash(), link.expires());
    }

    static boolean opens(@Nullable Submission submission, String token) {
        var hash = submission == null ? null : submission.linkHash();
        return SignedLinks.matches(token, hash == null ? NOBODYS : hash) && hash != null;
    }

    @Override
    public String toString() {
        return "link until " + expires; // whoever reads the token may act
    }
}
