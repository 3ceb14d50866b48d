package de.smartregion.consulting.consultation;

import java.time.Instant;
import java.util.Collection;

/**
 * Which of a municipality's appointments of a year one is, counted from one: {@code
 * 06434001:2026:3}. No two appointments have the same turn, so a quota is never exceeded, however
 * many ask at once; what the office gives beyond it has a turn beyond it and takes nobody's.
 */
final class Turn {

    private Turn() {}

    static boolean sameYear(Instant one, Instant other) {
        return year(one) == year(other);
    }

    /** The first that nobody has. */
    static int first(Collection<String> taken, String municipality, Instant start) {
        int number = 1;
        while (taken.contains(name(municipality, start, number))) {
            number++;
        }
        return number;
    }

    static String name(String municipality, Instant start, int number) {
        return municipality + ":" + year(start) + ":" + number;
    }

    private static int year(Instant start) {
        return start.atZone(Spot.ZONE).getYear();
    }
}
