package de.smartregion.gateway.portal.consulting;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Somebody who could advise.
 *
 * @param against what they lack, such as {@code field} or {@code district}
 * @param free at the time that was asked for
 * @param chosen by the rules, when it was assigned
 */
public record Candidate(
        String consultant,
        String name,
        @Nullable Boolean fits,
        List<String> against,
        @Nullable Boolean sameDistrict,
        @Nullable Integer appointments,
        @Nullable Integer capacity,
        @Nullable Instant lastAppointment,
        @Nullable Boolean free,
        @Nullable Boolean chosen) {
    public Candidate {
        Objects.requireNonNull(consultant, "consultant");
        Objects.requireNonNull(name, "name");
        against = Lists.of(against);
    }

    public boolean suitable() {
        return against.isEmpty() && !Boolean.FALSE.equals(fits);
    }
}
