package de.smartregion.consulting.consultant;

import de.smartregion.consulting.almanac.Stretch;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * Somebody is away.
 *
 * @param note for the office; told to nobody else, since it may say more than others should know
 */
record Absence(String id, Instant from, Instant until, @Nullable String note) {

    static final Duration LONGEST = Duration.ofDays(2 * 366);
    static final int NOTE = 300;

    Absence {
        if (!from.isBefore(until) || until.isAfter(from.plus(LONGEST))) {
            throw new IllegalArgumentException("an absence ends after it begins, within two years");
        }
    }

    Stretch stretch() {
        return new Stretch(Stretch.minute(from), Stretch.minuteFrom(until));
    }

    @Override
    public String toString() {
        return "absence " + id; // personal data stays out of logs
    }
}
