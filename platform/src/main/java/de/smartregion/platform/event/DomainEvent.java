package de.smartregion.platform.event;

/** A fact that happened: a flat record of JDK types whose JSON is the wire format. */
public interface DomainEvent {

    /** Its CloudEvents type, for example {@code de.smartregion.parcels.parcel-sent.v1}. */
    String type();
}
