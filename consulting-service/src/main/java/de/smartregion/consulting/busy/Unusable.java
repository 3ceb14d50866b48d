package de.smartregion.consulting.busy;

/** A calendar that is not taken, in our own words: never its address, never what stands in it. */
final class Unusable extends Exception {

    private static final long serialVersionUID = 1L;

    Unusable(String why) {
        super(why, null, false, false); // an answer, not a fault: nobody reads its stack
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
