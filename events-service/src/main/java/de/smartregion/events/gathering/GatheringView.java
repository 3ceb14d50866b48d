package de.smartregion.events.gathering;

import com.fasterxml.jackson.annotation.JsonInclude;

import de.smartregion.events.gathering.Announcement.Field;
import de.smartregion.events.gathering.Announcement.Host;
import de.smartregion.events.gathering.Announcement.Kind;
import de.smartregion.events.gathering.Announcement.Place;
import de.smartregion.events.gathering.Announcement.Seats;
import de.smartregion.events.gathering.Announcement.Words;
import de.smartregion.events.gathering.Gathering.Status;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** A gathering as the world sees it; the online address is shown to staff only. */
@Schema(
        name = "Gathering",
        requiredProperties = {
            "id",
            "kind",
            "title",
            "fields",
            "partners",
            "startsAt",
            "endsAt",
            "registrationOpensAt",
            "registrationClosesAt",
            "attendances",
            "waitingList",
            "largestGroup",
            "status",
            "recommended",
            "revision"
        })
@JsonInclude(JsonInclude.Include.NON_NULL)
record GatheringView(
        String id,
        Kind kind,
        Words title,
        @Nullable Words summary,
        @Nullable Words description,
        List<Field> fields,
        List<String> partners,
        Instant startsAt,
        Instant endsAt,
        Instant registrationOpensAt,
        Instant registrationClosesAt,
        List<Seats> attendances,
        boolean waitingList,
        int largestGroup,
        @Nullable Place place,
        @Schema(description = "Told to staff only; registered people read it in their letter.")
                @Nullable String onlineAddress,
        @Nullable Host host,
        Status status,
        @Schema(description = "Why it was cancelled.") @Nullable String reason,
        @Schema(description = "In how many consultations.") int recommended,
        @Schema(description = "Rises with every decision about the gathering.") long revision) {

    static GatheringView of(Gathering gathering, boolean staff) {
        var told = gathering.announcement();
        return new GatheringView(
                gathering.id(),
                told.kind(),
                told.title(),
                told.summary(),
                told.description(),
                told.fields(),
                told.partners(),
                told.startsAt(),
                told.endsAt(),
                told.registrationOpensAt(),
                told.registrationClosesAt(),
                told.attendances(),
                told.waitingList(),
                told.largestGroup(),
                told.place(),
                staff ? told.onlineAddress() : null,
                told.host(),
                gathering.status(),
                gathering.reason(),
                Recommendation.count(gathering.recommendations()),
                gathering.revision());
    }
}
