package de.smartregion.gateway.portal.events;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What the portal reads of a gathering.
 *
 * @param onlineAddress told to staff only
 * @param reason why it was cancelled
 * @param recommended in how many consultations
 */
public record Gathering(
        String id,
        Kind kind,
        Text title,
        @Nullable Text summary,
        @Nullable Text description,
        List<Field> fields,
        List<String> partners,
        Instant startsAt,
        Instant endsAt,
        Instant registrationOpensAt,
        Instant registrationClosesAt,
        List<Pool> attendances,
        int largestGroup,
        @Nullable Venue place,
        @Nullable Host host,
        String status,
        @Nullable Boolean waitingList,
        @Nullable String onlineAddress,
        @Nullable String reason,
        @Nullable Integer recommended) {

    /** An answer without these is none: the service counts as away. */
    public Gathering {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(startsAt, "startsAt");
        Objects.requireNonNull(endsAt, "endsAt");
        Objects.requireNonNull(registrationOpensAt, "registrationOpensAt");
        Objects.requireNonNull(registrationClosesAt, "registrationClosesAt");
        Objects.requireNonNull(status, "status");
        fields = listed(fields);
        partners = listed(partners);
        attendances = listed(attendances);
    }

    /** Where people meet. */
    public record Venue(String name, String street, String postcode, String town) {
        public String inOneLine() {
            return name + ", " + street + ", " + postcode + " " + town;
        }
    }

    /** Who invites. */
    public record Host(String name, @Nullable String email) {}

    public boolean offers(Attendance attendance) {
        return attendances.stream().anyMatch(pool -> pool.attendance() == attendance);
    }

    public boolean hybrid() {
        return offers(Attendance.ON_SITE) && offers(Attendance.ONLINE);
    }

    private static <T> List<T> listed(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
