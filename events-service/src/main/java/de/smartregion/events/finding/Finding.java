package de.smartregion.events.finding;

import de.smartregion.events.finding.FindingEvent.Facts;
import de.smartregion.events.finding.FindingEvent.FindingChanged;
import de.smartregion.events.finding.FindingEvent.FindingRecorded;
import de.smartregion.events.finding.FindingEvent.FindingRemoved;
import de.smartregion.events.finding.Forums.Standing;
import de.smartregion.platform.web.Problem;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A forum's result, or an idea for a project that came up there.
 *
 * <p>Its laws: it is public from when it is recorded until it is removed, and never again; it comes
 * from a forum that is public when it is said to; the revision rises with every decision, so that
 * no two facts told about it carry the same.
 *
 * @param fingerprint of the request that recorded it, when it carried an idempotency key
 */
record Finding(
        @Id String id,
        Content content,
        Instant createdAt,
        Instant changedAt,
        boolean removed,
        long revision,
        @Nullable String fingerprint,
        @Version long version) {

    sealed interface Decision {
        record Done(Finding finding, FindingEvent event) implements Decision {}

        record Unchanged(Finding finding) implements Decision {}

        record Refused(Problem why) implements Decision {}
    }

    Finding {
        if (id.isBlank() || revision < 1 || changedAt.isBefore(createdAt)) {
            throw new IllegalArgumentException(
                    "a finding has an id and a revision, and is made before it changes");
        }
    }

    static Decision make(
            String id, Content content, @Nullable String fingerprint, Standing forum, Instant now) {
        var why = refusal(forum);
        if (why != null) {
            return new Decision.Refused(why);
        }
        var at = now.truncatedTo(ChronoUnit.MILLIS);
        var made = new Finding(id, content, at, at, false, 1, fingerprint, 0);
        return new Decision.Done(made, new FindingRecorded(Facts.of(made)));
    }

    /** {@code forum}: of the new content; asked only if that is another one than before. */
    Decision change(Content to, Standing forum, Instant now) {
        if (removed) {
            return new Decision.Refused(FindingProblem.FINDING_NOT_FOUND);
        }
        if (to.equals(content)) {
            return new Decision.Unchanged(this);
        }
        var why = to.gathering().equals(content.gathering()) ? null : refusal(forum);
        if (why != null) {
            return new Decision.Refused(why);
        }
        var changed = next(to, false, now);
        return new Decision.Done(changed, new FindingChanged(Facts.of(changed)));
    }

    Decision remove(Instant now) {
        if (removed) {
            return new Decision.Refused(FindingProblem.FINDING_NOT_FOUND);
        }
        var gone = next(content, true, now);
        return new Decision.Done(
                gone, new FindingRemoved(id, content.gathering(), gone.revision()));
    }

    private static @Nullable Problem refusal(Standing forum) {
        return switch (forum) {
            case PUBLIC -> null;
            case UNKNOWN -> FindingProblem.GATHERING_NOT_FOUND;
            case NOT_A_FORUM -> FindingProblem.NOT_A_FORUM;
            case NOT_PUBLISHED -> FindingProblem.GATHERING_NOT_PUBLISHED;
            case CANCELLED -> FindingProblem.GATHERING_CANCELLED;
        };
    }

    private Finding next(Content said, boolean gone, Instant now) {
        var at = now.truncatedTo(ChronoUnit.MILLIS);
        return new Finding(
                id,
                said,
                createdAt,
                at.isBefore(createdAt) ? createdAt : at,
                gone,
                revision + 1,
                fingerprint,
                version);
    }
}
