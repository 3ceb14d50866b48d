package de.smartregion.events.gathering;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import de.smartregion.events.gathering.Announcement.Attendance;
import de.smartregion.platform.event.DomainEvent;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What happened to a gathering, told to everybody who keeps something about it. */
sealed interface GatheringEvent extends DomainEvent {

    record GatheringPublished(@JsonUnwrapped Facts facts) implements GatheringEvent {}

    /** {@code moved}: who knew it before would come at the wrong time or to the wrong place. */
    record GatheringChanged(@JsonUnwrapped Facts facts, boolean moved) implements GatheringEvent {}

    record GatheringCancelled(@JsonUnwrapped Facts facts, String reason)
            implements GatheringEvent {}

    record GatheringEnded(@JsonUnwrapped Facts facts) implements GatheringEvent {}

    Facts facts();

    @Override
    default String type() {
        return switch (this) {
            case GatheringPublished _ -> "de.smartregion.events.gathering-published.v1";
            case GatheringChanged _ -> "de.smartregion.events.gathering-changed.v1";
            case GatheringCancelled _ -> "de.smartregion.events.gathering-cancelled.v1";
            case GatheringEnded _ -> "de.smartregion.events.gathering-ended.v1";
        };
    }

    /**
     * All that readers need, so that none has to ask back. An attendance that is not offered has 0
     * seats.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Facts(
            String gathering,
            String kind,
            String title,
            @Nullable String titleEnglish,
            Instant startsAt,
            Instant endsAt,
            @Nullable String place,
            @Nullable String onlineAddress,
            String host,
            Instant registrationOpensAt,
            Instant registrationClosesAt,
            int onSiteSeats,
            int onlineSeats,
            boolean waitingList,
            int largestGroup,
            long revision) {

        static Facts of(Gathering gathering) {
            var told = gathering.announcement();
            var place = told.place();
            var host = told.host();
            if (host == null) {
                throw new IllegalStateException("an incomplete gathering is not told");
            }
            return new Facts(
                    gathering.id(),
                    told.kind().name(),
                    told.title().de(),
                    told.title().en(),
                    told.startsAt(),
                    told.endsAt(),
                    place == null ? null : place.inOneLine(),
                    told.onlineAddress(),
                    host.name(),
                    told.registrationOpensAt(),
                    told.registrationClosesAt(),
                    told.seats(Attendance.ON_SITE),
                    told.seats(Attendance.ONLINE),
                    told.waitingList(),
                    told.largestGroup(),
                    gathering.revision());
        }

        @Override
        public String toString() {
            return "facts of gathering "
                    + gathering; // the online address is for registered people only
        }
    }
}
