package de.smartregion.catalog.project;

import de.smartregion.platform.security.SignedLinks;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** The link by which a project's contact says that everything is still true. */
record ConfirmLink(String token, String hash, Instant expires) {

    /** Compared with when there is none, so that nothing answers faster. */
    private static final String NOBODYS = "A".repeat(43);

    static ConfirmLink issue(SignedLinks links, String project, Instant expires) {
        var link = links.issue("confirmation", project, expires);
        return new ConfirmLink(link.token(), link.hash(), link.expires());
    }

    static boolean confirms(@Nullable Project project, String token) {
        var hash = project == null ? null : project.confirmHash();
        return SignedLinks.matches(token, hash == null ? NOBODYS : hash) && hash != null;
    }

    @Override
    public String toString() {
        return "link until " + expires; // whoever reads the token may act
    }
}
