package de.smartregion.gateway.portal.registration;

import de.smartregion.gateway.portal.places.Place;

import java.util.List;

/** What is wrong with a field: a message of the bundle, and the places it may have meant. */
public record FieldError(String field, String code, List<Object> facts, List<Place> suggestions) {
    public static FieldError of(String field, String code, Object... facts) {
        return new FieldError(field, code, List.of(facts), List.of());
    }

    public static FieldError suggesting(String field, String code, List<Place> suggestions) {
        return new FieldError(field, code, List.of(), suggestions);
    }
}
