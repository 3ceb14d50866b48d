package de.smartregion.platform.outbox;

/** Somebody has made it already. */
public final class DuplicateAggregate extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DuplicateAggregate(String collection, String id) {
        super(collection + " has " + id + " already");
    }
}
