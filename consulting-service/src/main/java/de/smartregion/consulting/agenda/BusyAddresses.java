package de.smartregion.consulting.agenda;

import java.util.Map;

/** Where consultants' own calendars are: who knows an address reads the calendar. */
public interface BusyAddresses {

    /** By consultant; only of those who advise and have one. */
    Map<String, String> all();
}
