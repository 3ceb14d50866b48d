package de.smartregion.notification.call;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What came of calling once.
 *
 * @param millis how long it took
 * @param status of the answer, if there was one
 * @param error what was wrong, in one line
 */
record Attempt(Instant at, long millis, @Nullable Integer status, @Nullable String error) {
    private static final int GONE = 410;

    boolean isTaken() {
        return status != null && status / 100 == 2;
    }

    /** The receiver does not want to be called again. */
    boolean isGone() {
        return status != null && status == GONE;
    }
}
