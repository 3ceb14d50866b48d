package de.smartregion.catalog.subscription;

import org.jspecify.annotations.Nullable;

/**
 * What somebody asks to be told, and in which language.
 *
 * @param title of a project
 */
record Wanted(
        Interest interest,
        @Nullable String title,
        @Nullable String titleEnglish,
        String language) {}
