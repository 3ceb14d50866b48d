package de.smartregion.catalog.submission;

/** How far a project has come. */
enum Stage {
    IDEA,
    PILOT,
    RUNNING,
    ENDED
}
