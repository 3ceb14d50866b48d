package de.smartregion.notification;

/** All that the service reads or writes. */
public final class Topics {

    private Topics() {}

    public static String[] all() {
        return new String[] {
            "smartregion.events.gatherings",
            "smartregion.events.rosters",
            "smartregion.events.findings",
            "smartregion.catalog.projects",
            "smartregion.catalog.submissions",
            "smartregion.catalog.reuses",
            "smartregion.catalog.subscribers",
            "smartregion.catalog.offers",
            "smartregion.catalog.partners",
            "smartregion.consulting.modules",
            "smartregion.consulting.consultations",
            "smartregion.notification.dead-letters"
        };
    }
}
