package de.smartregion.events.gathering;

import de.smartregion.events.gathering.Announcement.Attendance;
import de.smartregion.events.gathering.Announcement.Missing;
import de.smartregion.events.gathering.GatheringEvent.Facts;
import de.smartregion.events.gathering.GatheringEvent.GatheringCancelled;
import de.smartregion.events.gathering.GatheringEvent.GatheringChanged;
import de.smartregion.events.gathering.GatheringEvent.GatheringEnded;
import de.smartregion.events.gathering.GatheringEvent.GatheringPublished;
import de.smartregion.platform.web.Problem;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A webinar, regional forum, congress or exchange, from its draft until it was held.
 *
 * <p>Its laws: only a draft may be incomplete; what is cancelled says why, and nothing else does; a
 * cancelled or held gathering is never announced differently again; a published one never loses a
 * way to attend (people may hold seats there: lower the seats, or cancel it); the revision rises
 * with every decision, so that no two facts told about it carry the same; every consultation
 * recommends it at most once.
 *
 * @param recommendations what the reports of consultations say of it, once each
 */
record Gathering(
        @Id String id,
        Announcement announcement,
        Status status,
        long revision,
        @Nullable String reason,
        @Nullable String fingerprint,
        List<Recommendation> recommendations,
        @Version long version) {

    enum Status {
        DRAFT,
        PUBLISHED,
        CANCELLED,
        HELD
    }

    sealed interface Publication {
        record Published(Gathering gathering, GatheringPublished event) implements Publication {}

        record PublishedAlready(Gathering gathering) implements Publication {}

        record Refused(Problem why, List<Missing> missing) implements Publication {}
    }

    sealed interface Change {
        /** A draft changes without a word: {@code events} is empty. */
        record Changed(Gathering gathering, List<GatheringEvent> events) implements Change {}

        record Unchanged(Gathering gathering) implements Change {}

        record Refused(Problem why, List<Missing> missing) implements Change {}
    }

    sealed interface Cancellation {
        record Cancelled(Gathering gathering, GatheringCancelled event) implements Cancellation {}

        record Refused(Problem why) implements Cancellation {}
    }

    sealed interface Ending {
        record Ended(Gathering gathering, GatheringEnded event) implements Ending {}

        /** Not over yet, or nothing that could be held. */
        record NotNow() implements Ending {}
    }

    Gathering {
        if (id.isBlank() || revision < 0) {
            throw new IllegalArgumentException("a gathering has an id and a revision");
        }
        if (status != Status.DRAFT && !announcement.missing().isEmpty()) {
            throw new IllegalArgumentException("incomplete: " + announcement.missing());
        }
        if ((status == Status.CANCELLED) != (reason != null)) {
            throw new IllegalArgumentException("what is cancelled says why, and nothing else does");
        }
        recommendations = recommendations == null ? List.of() : List.copyOf(recommendations);
        if (recommendations.stream().map(Recommendation::consultation).distinct().count()
                != recommendations.size()) {
            throw new IllegalArgumentException("every consultation recommends it at most once");
        }
    }

    /** {@code fingerprint}: of the request that drafted it, when it carried an idempotency key. */
    static Gathering draft(String id, Announcement announcement, @Nullable String fingerprint) {
        return new Gathering(id, announcement, Status.DRAFT, 0, null, fingerprint, List.of(), 0);
    }

    Publication publish(Instant now) {
        return switch (status) {
            case PUBLISHED -> new Publication.PublishedAlready(this);
            case CANCELLED ->
                    new Publication.Refused(GatheringProblem.GATHERING_CANCELLED, List.of());
            case HELD -> new Publication.Refused(GatheringProblem.GATHERING_OVER, List.of());
            case DRAFT -> {
                if (!announcement.missing().isEmpty()) {
                    yield new Publication.Refused(
                            GatheringProblem.GATHERING_INCOMPLETE, announcement.missing());
                }
                if (!announcement.startsAt().isAfter(now)) {
                    yield new Publication.Refused(
                            GatheringProblem.GATHERING_IN_THE_PAST, List.of());
                }
                var published = next(announcement, Status.PUBLISHED, null);
                yield new Publication.Published(
                        published, new GatheringPublished(Facts.of(published)));
            }
        };
    }

    Change change(Announcement to, Instant now) {
        if (overAt(now)) {
            return new Change.Refused(GatheringProblem.GATHERING_OVER, List.of());
        }
        return switch (status) {
            case CANCELLED -> new Change.Refused(GatheringProblem.GATHERING_CANCELLED, List.of());
            case HELD -> new Change.Refused(GatheringProblem.GATHERING_OVER, List.of());
            case DRAFT ->
                    to.equals(announcement)
                            ? new Change.Unchanged(this)
                            : new Change.Changed(next(to, status, null), List.of());
            case PUBLISHED -> changePublished(to, now);
        };
    }

    private Change changePublished(Announcement to, Instant now) {
        if (to.equals(announcement)) {
            return new Change.Unchanged(this);
        }
        if (Arrays.stream(Attendance.values())
                .anyMatch(way -> announcement.offers(way) && !to.offers(way))) {
            return new Change.Refused(GatheringProblem.ATTENDANCE_WITHDRAWN, List.of());
        }
        if (!to.missing().isEmpty()) {
            return new Change.Refused(GatheringProblem.GATHERING_INCOMPLETE, to.missing());
        }
        boolean startsInThePast =
                !to.startsAt().equals(announcement.startsAt()) && !to.startsAt().isAfter(now);
        boolean endsInThePast =
                !to.endsAt().equals(announcement.endsAt()) && !to.endsAt().isAfter(now);
        if (startsInThePast || endsInThePast) {
            return new Change.Refused(GatheringProblem.GATHERING_IN_THE_PAST, List.of());
        }
        var changed = next(to, status, null);
        return new Change.Changed(
                changed,
                List.of(new GatheringChanged(Facts.of(changed), to.movesFrom(announcement))));
    }

    Cancellation cancel(String why, Instant now) {
        if (overAt(now)) {
            return new Cancellation.Refused(GatheringProblem.GATHERING_OVER);
        }
        return switch (status) {
            case DRAFT -> new Cancellation.Refused(GatheringProblem.GATHERING_NOT_PUBLISHED);
            case CANCELLED -> new Cancellation.Refused(GatheringProblem.GATHERING_CANCELLED);
            case HELD -> new Cancellation.Refused(GatheringProblem.GATHERING_OVER);
            case PUBLISHED -> {
                var cancelled = next(announcement, Status.CANCELLED, why);
                yield new Cancellation.Cancelled(
                        cancelled, new GatheringCancelled(Facts.of(cancelled), why));
            }
        };
    }

    Ending end(Instant now) {
        if (!overAt(now)) {
            return new Ending.NotNow();
        }
        var held = next(announcement, Status.HELD, null);
        return new Ending.Ended(held, new GatheringEnded(Facts.of(held)));
    }

    /** The same if it is no news; nobody announces it differently. */
    Gathering recommended(Recommendation said) {
        return new Gathering(
                id,
                announcement,
                status,
                revision,
                reason,
                fingerprint,
                Recommendation.with(recommendations, said),
                version);
    }

    /** Published and past its end, whether or not somebody has noted so yet. */
    private boolean overAt(Instant now) {
        return status == Status.PUBLISHED && !announcement.endsAt().isAfter(now);
    }

    private Gathering next(Announcement told, Status then, @Nullable String why) {
        return new Gathering(
                id, told, then, revision + 1, why, fingerprint, recommendations, version);
    }
}
