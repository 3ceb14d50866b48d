package de.smartregion.catalog.project;

import de.smartregion.catalog.project.Project.Confirmer;
import de.smartregion.platform.security.Caller;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What somebody decided about a published project.
 *
 * @param ags of the municipality they spoke for
 * @param name for the office's eyes
 */
record Act(Instant at, What what, Confirmer by, @Nullable String ags, @Nullable String name) {

    enum What {
        CONFIRMED,
        ARCHIVED,
        REOPENED
    }

    static Act ofOffice(Instant at, What what, Caller caller) {
        return new Act(at, what, Confirmer.OFFICE, null, caller.name());
    }

    static Act confirmed(Instant at, Confirmer by, @Nullable Caller caller) {
        var known = by == Confirmer.CONTACT ? null : caller;
        return new Act(
                at,
                What.CONFIRMED,
                by,
                known == null || by == Confirmer.OFFICE ? null : known.ags(),
                known == null ? null : known.name());
    }

    @Override
    public String toString() {
        return what + " at " + at; // who is nobody's business in a log
    }
}
