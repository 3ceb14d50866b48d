package de.smartregion.gateway.portal.events;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/** A part of a page: there, or away because the service behind it is; the rest is shown anyway. */
public record Part<T>(@Nullable T value) {
    public static <T> Part<T> of(Supplier<T> answer) {
        try {
            return new Part<>(answer.get());
        } catch (ServiceAway _) {
            return new Part<>(null);
        }
    }

    public T orElse(T other) {
        return value == null ? other : value;
    }

    public boolean there() {
        return value != null;
    }
}
