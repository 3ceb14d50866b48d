package de.smartregion.notification.letter;

import de.smartregion.platform.web.IdempotencyKey;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.util.UUID;

/** The door for whoever met a barrier. */
@RestController
@RequestMapping("/api/notifications/feedback")
@Tag(name = "feedback", description = "What people tell the office")
class FeedbackController {
    private final FeedbackLetters feedbackLetters;
    private final Letters letters;
    private final Clock clock;

    FeedbackController(FeedbackLetters feedbackLetters, Letters letters, Clock clock) {
        this.feedbackLetters = feedbackLetters;
        this.letters = letters;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "reportBarrier",
            summary = "Report a barrier to the office",
            description =
                    "It becomes a letter to the staff and is kept nowhere else. The same body under the same"
                            + " Idempotency-Key is one letter.")
    @ApiResponse(responseCode = "202", description = "The letter is on its way")
    @ApiResponse(
            responseCode = "400",
            description = "invalid-input, with every field named",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    void report(
            @Valid @RequestBody FeedbackForm form,
            @Parameter(schema = @Schema(type = "string", minLength = 1, maxLength = 128))
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key) {
        var cause = key == null ? UUID.randomUUID().toString() : key.fingerprint(form);
        letters.write(feedbackLetters.about(form.feedback(), cause, clock.instant()));
    }
}
