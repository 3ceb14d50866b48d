package de.smartregion.gateway.portal.events;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What the office says about a gathering: the part of it that people edit. */
public record Announcement(
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
        boolean waitingList,
        int largestGroup,
        Gathering.@Nullable Venue place,
        @Nullable String onlineAddress,
        Gathering.@Nullable Host host) {
    public Announcement {
        fields = List.copyOf(fields);
        partners = List.copyOf(partners);
        attendances = List.copyOf(attendances);
    }

    @Override
    public String toString() {
        return "announcement of a " + kind; // the online address is for registered people only
    }
}
