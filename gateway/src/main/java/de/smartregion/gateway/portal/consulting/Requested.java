package de.smartregion.gateway.portal.consulting;

import java.util.Objects;

/** A consultation that was asked for. */
public record Requested(String consultation, Status status) {
    public Requested {
        Objects.requireNonNull(consultation, "consultation");
        Objects.requireNonNull(status, "status");
    }
}
