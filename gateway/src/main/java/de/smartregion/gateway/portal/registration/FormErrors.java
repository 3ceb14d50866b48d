package de.smartregion.gateway.portal.registration;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The errors of a form in the order of its fields, at most one for each. */
public record FormErrors(List<FieldError> all) {
    public static final FormErrors NONE = new FormErrors(List.of());

    public @Nullable FieldError of(String field) {
        return all.stream().filter(error -> error.field().equals(field)).findFirst().orElse(null);
    }
}
