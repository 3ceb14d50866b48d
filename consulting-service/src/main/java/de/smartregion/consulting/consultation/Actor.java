package de.smartregion.consulting.consultation;

/**
 * Who does something, as whom.
 *
 * @param name as the log says it
 */
record Actor(Party party, String name) {

    /** Nobody in particular: time passed. */
    static final Actor CLOCK = new Actor(Party.STAFF, "Smarte Region");

    boolean isOffice() {
        return party == Party.STAFF;
    }

    @Override
    public String toString() {
        return "somebody as " + party; // personal data stays out of logs
    }
}
