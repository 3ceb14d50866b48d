package de.smartregion.gateway.portal.cases;

import org.springframework.web.util.UriComponentsBuilder;

import java.util.ArrayList;
import java.util.List;

/**
 * From where somebody works on a consultation.
 *
 * @param place {@code verwaltung} for the office, {@code beratende} for its consultant
 */
record Desk(String place, String id) {
    public boolean office() {
        return place.equals("verwaltung");
    }

    /** A page of the consultation, with more to say in pairs of name and value. */
    public String at(String page, String... more) {
        var address = UriComponentsBuilder.fromPath("/{place}/beratungen/{id}" + page);
        List<Object> values = new ArrayList<>(List.of(place, id));
        for (int i = 0; i < more.length; i += 2) {
            address.queryParam(more[i], "{" + more[i] + "}");
            values.add(more[i + 1]);
        }
        return address.encode().buildAndExpand(values.toArray()).toUriString();
    }
}
