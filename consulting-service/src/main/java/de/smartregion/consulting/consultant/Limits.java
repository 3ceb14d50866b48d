package de.smartregion.consulting.consultant;

import org.jspecify.annotations.Nullable;

/** The most of a day and of a week: appointments, and minutes advised where somebody says so. */
public record Limits(
        int perDay,
        int perWeek,
        @Nullable Integer minutesPerDay,
        @Nullable Integer minutesPerWeek) {

    static final int DAY = 24 * 60;

    public Limits {
        if (perDay < 1
                || perDay > Consultant.MOST_A_DAY
                || perWeek < 1
                || (minutesPerDay != null && minutesPerDay < Module.SHORTEST)
                || (minutesPerWeek != null && minutesPerWeek < Module.SHORTEST)) {
            throw new IllegalArgumentException("limits are numbers of appointments and minutes");
        }
    }
}
