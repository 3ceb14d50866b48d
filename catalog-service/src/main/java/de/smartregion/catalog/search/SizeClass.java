package de.smartregion.catalog.search;

import de.smartregion.catalog.region.Place;

import java.util.Set;

/**
 * How large a municipality is, as the law tells it: a city that is a district of its own (from
 * 100,000 inhabitants), a city with special status (above 50,000), any other municipality, and a
 * district. The list of keys has no population.
 */
enum SizeClass {
    INDEPENDENT_CITY,
    SPECIAL_STATUS_CITY,
    MUNICIPALITY,
    DISTRICT;

    /**
     * Section 4a of the Hessian municipal code: Rüsselsheim am Main, Bad Homburg v.d. Höhe, Gießen,
     * Wetzlar, Marburg, Fulda.
     */
    private static final Set<String> SPECIAL_STATUS =
            Set.of("06433012", "06434001", "06531005", "06532023", "06534014", "06631009");

    /** Since 2026 by a law of its own (GVBl. 2025 no. 16); the list of keys is older. */
    private static final String HANAU = "06435014";

    static SizeClass of(Place place) {
        if (place.district().endsWith("(kreisfreie Stadt)") || place.key().equals(HANAU)) {
            return INDEPENDENT_CITY; // by either of its keys
        }
        if (place.isDistrict()) {
            return DISTRICT;
        }
        return SPECIAL_STATUS.contains(place.key()) ? SPECIAL_STATUS_CITY : MUNICIPALITY;
    }
}
