package de.smartregion.gateway.portal.registration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The errors of a form in the order of its fields, at most one for each. */
record FormErrors(List<FieldError> all) {
    static final FormErrors NONE = new FormErrors(List.of());

    public @Nullable FieldError of(String field) {
        return all.stream().filter(error -> error.field().equals(field)).findFirst().orElse(null);
    }
}
