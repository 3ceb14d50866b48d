package de.smartregion.platform.outbox;

/**
 * Nobody has published for so long that an aggregate takes no more events; answered with 503 at the
 * door.
 */
public final class OutboxFull extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutboxFull(String collection, String id) {
        super("the outbox of " + id + " in " + collection + " is full");
    }
}
