package de.smartregion.catalog.search;

import java.util.List;

/** Where in a project a word stands: the nearer to its title, the more it says. */
enum Shelf {
    TITLE("title", 2),
    HEAD("head", 0.8f),
    BODY("body", 0.3f),
    /** Everything, to know whether a word stands anywhere. */
    ALL("all", 0);

    static final List<Shelf> ZONES = List.of(TITLE, HEAD, BODY);

    /** How words are kept: folded, by their stems and the stems of their parts, or backwards. */
    static final String EXACT = "exact";

    static final String STEM = "stem";
    static final String BACKWARDS = "backwards";

    private final String prefix;
    private final float weight;

    Shelf(String prefix, float weight) {
        this.prefix = prefix;
        this.weight = weight;
    }

    String named(String kind) {
        return prefix + "." + kind;
    }

    float weight() {
        return weight;
    }
}
