package de.smartregion.notification.call;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What the office sees of a call.
 *
 * @param id as the receiver reads it: {@code webhook-id}
 * @param type of the event
 * @param attempts since it was written, or made again
 * @param dueAt when it is made next
 * @param log of the last attempts, the newest last
 */
@Schema(
        name = "Call",
        requiredProperties = {"id", "type", "state", "attempts", "writtenAt", "log"})
record CallView(
        String id,
        String type,
        CallState state,
        int attempts,
        Instant writtenAt,
        @Nullable Instant dueAt,
        @Nullable Instant endedAt,
        List<AttemptView> log) {

    static CallView of(Call call) {
        return new CallView(
                call.id(),
                call.type(),
                call.state(),
                call.attempts(),
                call.writtenAt(),
                call.dueAt(),
                call.endedAt(),
                call.log().stream().map(AttemptView::of).toList());
    }

    /**
     * @param millis how long it took
     * @param status of the answer, if there was one
     * @param error what was wrong, in one line; a receiver's own words are cut
     */
    @Schema(
            name = "Attempt",
            requiredProperties = {"at", "millis"})
    record AttemptView(Instant at, long millis, @Nullable Integer status, @Nullable String error) {
        static AttemptView of(Attempt attempt) {
            return new AttemptView(
                    attempt.at(), attempt.millis(), attempt.status(), attempt.error());
        }
    }
}
