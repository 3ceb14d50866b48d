package de.smartregion.consulting.almanac;

import java.time.Instant;

/** From one minute to another, which no longer belongs to it; counted since 1970. */
public record Stretch(long from, long until) {

    public Stretch {
        if (until <= from) {
            throw new IllegalArgumentException("a stretch is longer than nothing");
        }
    }

    public static long minute(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), 60L);
    }

    /** The first full minute from this moment on. */
    public static long minuteFrom(Instant moment) {
        return moment.equals(moment(minute(moment))) ? minute(moment) : minute(moment) + 1;
    }

    public static Instant moment(long minute) {
        return Instant.ofEpochSecond(minute * 60);
    }

    public boolean overlaps(long otherFrom, long otherUntil) {
        return from < otherUntil && otherFrom < until;
    }

    public boolean holds(long otherFrom, long otherUntil) {
        return from <= otherFrom && otherUntil <= until;
    }
}
