package de.smartregion.platform.event;

/** A fact that happened: a flat record of JDK types whose JSON is the wire format. */
public interface DomainEvent {

    /** Its CloudEvents type, for example {@code de.smartregion.events.seat-confirmed.v1}. */
    String type();
}
