package de.smartregion.events.registration;

/** More people ask for one gathering than can be answered now; they may try again in a moment. */
final class RosterBusy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RosterBusy(String why) {
        super(why, null, false, false); // an answer, not a fault: nobody reads its stack
    }
}
