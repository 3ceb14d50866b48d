package de.smartregion.gateway.portal.catalog;

import java.util.List;

/** What somebody looks for: values of one facet are alternatives, all facets must hold. */
public record Wanted(
        String query,
        List<String> field,
        List<String> district,
        List<String> sizeClass,
        List<String> stage,
        List<String> cost,
        List<String> funding,
        String sort,
        int page) {
    public Wanted {
        field = List.copyOf(field);
        district = List.copyOf(district);
        sizeClass = List.copyOf(sizeClass);
        stage = List.copyOf(stage);
        cost = List.copyOf(cost);
        funding = List.copyOf(funding);
    }

    /** The newest there are, of these fields of action or of any. */
    public static Wanted newest(List<String> fields) {
        return new Wanted(
                "", fields, List.of(), List.of(), List.of(), List.of(), List.of(), "NEWEST", 0);
    }
}
