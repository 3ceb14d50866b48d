package de.smartregion.sample.nest;

import de.smartregion.platform.outbox.AggregateStore;

import java.util.List;

/** A feature that keeps aggregates. */
public final class Nest {
    void write(AggregateStore<String> store) {
        store.insert("a", List.of());
    }
}
