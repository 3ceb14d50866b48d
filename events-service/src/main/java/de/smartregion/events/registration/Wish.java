package de.smartregion.events.registration;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a registration to be.
 *
 * @param seats the person's own and one for everybody who comes along
 */
record Wish(int seats, Attendance attendance, Language language, @Nullable String function) {

    Wish {
        if (seats < 1) {
            throw new IllegalArgumentException("nobody comes with no seat");
        }
    }

    @Override
    public String toString() {
        return seats + " " + attendance;
    }
}
