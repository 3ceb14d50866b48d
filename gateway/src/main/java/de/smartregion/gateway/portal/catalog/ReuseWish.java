package de.smartregion.gateway.portal.catalog;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * That a municipality wants to do a project, too; only the office reads who said so.
 *
 * @param title of the project, where all wishes are listed
 */
public record ReuseWish(
        String project,
        @Nullable String title,
        String ags,
        String municipality,
        String name,
        String email,
        @Nullable String note,
        Instant at) {
    @Override
    public String toString() {
        return "wish"; // personal data stays out of logs
    }
}
