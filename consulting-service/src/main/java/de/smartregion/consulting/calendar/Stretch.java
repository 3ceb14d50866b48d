package de.smartregion.consulting.calendar;

import java.time.Instant;

/** From one minute to another, which no longer belongs to it; counted since 1970. */
record Stretch(long from, long until) {

    Stretch {
        if (until <= from) {
            throw new IllegalArgumentException("a stretch is longer than nothing");
        }
    }

    static long minute(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), 60L);
    }

    /** The first full minute from this moment on. */
    static long minuteFrom(Instant moment) {
        return moment.equals(moment(minute(moment))) ? minute(moment) : minute(moment) + 1;
    }

    static Instant moment(long minute) {
        return Instant.ofEpochSecond(minute * 60);
    }

    boolean overlaps(long otherFrom, long otherUntil) {
        return from < otherUntil && otherFrom < until;
    }

    boolean holds(long otherFrom, long otherUntil) {
        return from <= otherFrom && otherUntil <= until;
    }
}
