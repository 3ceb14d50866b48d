package de.smartregion.gateway.portal.consulting;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What an answer leaves out is an empty list. */
final class Lists {
    private Lists() {}

    static <T> List<T> of(@Nullable List<T> told) {
        return told == null ? List.of() : List.copyOf(told);
    }
}
