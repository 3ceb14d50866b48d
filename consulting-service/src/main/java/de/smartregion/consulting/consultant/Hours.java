package de.smartregion.consulting.consultant;

import java.util.Comparator;
import java.util.List;

/**
 * From one time of the clock to another of the same day, in minutes since midnight as the clock
 * shows them; 1440 is midnight again.
 */
record Hours(int from, int until) {

    static final int DAY = 24 * 60;
    static final String CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]|24:00";

    Hours {
        if (from < 0 || until > DAY || from >= until) {
            throw new IllegalArgumentException("hours lie within one day, the end after the start");
        }
    }

    static Hours of(String from, String until) {
        return new Hours(minutes(from), minutes(until));
    }

    static int minutes(String clock) {
        return Integer.parseInt(clock.substring(0, 2)) * 60 + Integer.parseInt(clock.substring(3));
    }

    static String clock(int minutes) {
        int hours = minutes / 60;
        int rest = minutes % 60;
        return (hours < 10 ? "0" : "") + hours + (rest < 10 ? ":0" : ":") + rest;
    }

    /** In order; none may begin before the one before it is over. */
    static List<Hours> inOrder(List<Hours> hours) {
        var ordered = hours.stream().sorted(Comparator.comparingInt(Hours::from)).toList();
        for (int i = 1; i < ordered.size(); i++) {
            if (ordered.get(i).from() < ordered.get(i - 1).until()) {
                throw new IllegalArgumentException("hours of one day do not overlap");
            }
        }
        return ordered;
    }
}
