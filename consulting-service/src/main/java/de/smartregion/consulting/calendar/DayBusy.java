package de.smartregion.consulting.calendar;

/** More ask for one day than can be answered now; they may try again in a moment. */
final class DayBusy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DayBusy(String why) {
        super(why, null, false, false); // an answer, not a fault: nobody reads its stack
    }
}
