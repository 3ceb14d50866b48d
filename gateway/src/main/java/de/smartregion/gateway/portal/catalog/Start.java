package de.smartregion.gateway.portal.catalog;

import org.jspecify.annotations.Nullable;

/** A project to hand in, or a change of a published one. */
public record Start(@Nullable Profile profile, @Nullable Author author, @Nullable String project) {

    /** Who hands it in without an account. */
    public record Author(String name, String email, String ags, String language) {
        @Override
        public String toString() {
            return "author"; // personal data stays out of logs
        }
    }
}
