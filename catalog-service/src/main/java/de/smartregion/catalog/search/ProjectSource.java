package de.smartregion.catalog.search;

import java.time.Instant;
import java.util.function.Consumer;

/** Where everything that can be found is kept: the index is built from it. */
public interface ProjectSource {

    /** Every project once, in any order; what changes meanwhile is told by the topic. */
    void forEach(Consumer<Listing> reader);

    /** When what is public was changed last; the beginning of time where nothing is. */
    Instant changed();
}
