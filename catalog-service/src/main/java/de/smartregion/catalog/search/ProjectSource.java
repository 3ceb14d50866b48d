package de.smartregion.catalog.search;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Where everything that can be found is kept: the index is built from it. */
public interface ProjectSource {

    /** Every project once, in any order; what changes meanwhile is told by the topic. */
    void forEach(Consumer<Listing> reader);

    /** What is public and was changed last. */
    Optional<Newest> newest();

    record Newest(String id, long revision, Instant changed) {}
}
