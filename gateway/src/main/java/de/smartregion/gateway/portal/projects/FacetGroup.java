package de.smartregion.gateway.portal.projects;

import de.smartregion.gateway.portal.catalog.Found;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One facet as the form shows it.
 *
 * @param name as the address calls it
 * @param prefix of the messages that name its values; none where they name themselves
 */
record FacetGroup(String name, @Nullable String prefix, List<Found.Value> values) {
    static List<FacetGroup> of(Found.Facets facets) {
        return List.of(
                new FacetGroup("field", "field.", facets.field()),
                new FacetGroup("district", null, facets.district()),
                new FacetGroup("size", "projects.size.", facets.sizeClass()),
                new FacetGroup("stage", "projects.stage.", facets.stage()),
                new FacetGroup("cost", "projects.cost.", facets.cost()),
                new FacetGroup("funding", null, facets.funding()));
    }

    /** Shown at once: what is chosen from, and what people choose first. */
    public boolean open() {
        return name.equals("field") || values.stream().anyMatch(Found.Value::selected);
    }
}
