package de.smartregion.events.registration;

/** How somebody takes part; each way has a pool of seats of its own. */
enum Attendance {
    ON_SITE,
    ONLINE
}
