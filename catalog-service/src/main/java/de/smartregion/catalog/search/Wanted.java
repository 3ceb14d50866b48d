package de.smartregion.catalog.search;

import de.smartregion.catalog.search.Facets.Facet;

import java.util.Map;
import java.util.Set;

/**
 * What somebody looks for.
 *
 * @param selection per facet the values of which one must hold; none: all do
 */
record Wanted(
        String query,
        Map<Facet, Set<String>> selection,
        boolean archived,
        Order order,
        int page,
        int size) {

    enum Order {
        RELEVANCE,
        NEWEST,
        TITLE,
        CONFIRMED
    }

    Wanted {
        selection = Map.copyOf(selection);
    }
}
