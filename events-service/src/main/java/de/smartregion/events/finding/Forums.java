package de.smartregion.events.finding;

/** Where findings come from. */
public interface Forums {

    Standing of(String gathering);

    /** Whether a gathering is a forum that the public knows and that takes, or took, place. */
    enum Standing {
        UNKNOWN,
        NOT_A_FORUM,
        NOT_PUBLISHED,
        CANCELLED,
        PUBLIC
    }
}
