package de.smartregion.consulting.consultation;

import org.jspecify.annotations.Nullable;

/**
 * What the municipality says afterwards.
 *
 * @param helpful from 1, not at all, to 5
 */
record Feedback(int helpful, @Nullable String comment) {

    Feedback {
        if (helpful < 1 || helpful > 5) {
            throw new IllegalArgumentException("from 1 to 5");
        }
    }

    @Override
    public String toString() {
        return "feedback " + helpful;
    }
}
