package de.smartregion.gateway.portal.consulting;

import java.util.Objects;

/**
 * How much one consultant has to do in this year.
 *
 * @param open consultations that have not come to an end
 */
public record Load(String consultant, String name, int appointments, int capacity, int open) {
    public Load {
        Objects.requireNonNull(consultant, "consultant");
        Objects.requireNonNull(name, "name");
    }

    /** In hundredths, for a picture of it: never wider than its frame. */
    public double share() {
        return capacity <= 0 ? 0 : Math.min(100.0, 100.0 * appointments / capacity);
    }

    public boolean full() {
        return appointments >= capacity;
    }
}
