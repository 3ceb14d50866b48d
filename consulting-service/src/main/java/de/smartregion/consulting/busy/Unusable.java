package de.smartregion.consulting.busy;

import de.smartregion.consulting.agenda.BusyTimes;

/** A calendar that is not taken, in our own words: never its address, never what stands in it. */
final class Unusable extends Exception {

    private static final long serialVersionUID = 1L;

    private final BusyTimes.Trouble trouble;

    /** What came of it cannot be read. */
    Unusable(String why) {
        this(BusyTimes.Trouble.UNREADABLE, why);
    }

    Unusable(BusyTimes.Trouble trouble, String why) {
        super(why, null, false, false); // an answer, not a fault: nobody reads its stack
        this.trouble = trouble;
    }

    BusyTimes.Trouble trouble() {
        return trouble;
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
