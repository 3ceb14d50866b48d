package de.smartregion.consulting.calendar;

import org.jspecify.annotations.Nullable;

/** What people type. */
final class Text {

    private Text() {}

    /** Without spaces around it; nothing is nothing. */
    static @Nullable String orNone(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
