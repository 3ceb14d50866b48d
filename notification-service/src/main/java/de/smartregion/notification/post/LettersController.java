package de.smartregion.notification.post;

import de.smartregion.platform.web.ProblemException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.util.List;

/** The staff's desk for letters that could not be sent. */
@RestController
@RequestMapping(path = "/api/notifications/letters", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "letters", description = "Letters that could not be sent")
class LettersController {
    private final Deliveries deliveries;
    private final Postman postman;
    private final Clock clock;

    LettersController(Deliveries deliveries, Postman postman, Clock clock) {
        this.deliveries = deliveries;
        this.postman = postman;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Letters in one state, newest first")
    @ApiResponse(responseCode = "200", description = "One page")
    @ApiResponse(
            responseCode = "400",
            description = "invalid-input: a parameter is out of bounds",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    LetterPage letters(
            @RequestParam(defaultValue = "BLOCKED") DeliveryState state,
            @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        var items = deliveries.page(state, page, size).stream().map(LetterView::of).toList();
        return new LetterPage(items, page, size, deliveries.count(state));
    }

    @PostMapping("/{id}/retry")
    @Operation(
            summary = "Send a blocked letter again",
            description = "May be repeated: a letter that is not blocked stays as it is.")
    @ApiResponse(responseCode = "200", description = "The letter as it is now")
    @ApiResponse(
            responseCode = "404",
            description = "letter-not-found",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    LetterView retry(@PathVariable String id) {
        while (true) {
            var letter =
                    deliveries
                            .find(id)
                            .orElseThrow(
                                    () ->
                                            new ProblemException(
                                                    PostProblem.LETTER_NOT_FOUND,
                                                    "It was never written, or has been forgotten."));
            if (letter.state() != DeliveryState.BLOCKED) {
                return LetterView.of(letter);
            }
            var retried = letter.retried(clock.instant());
            if (deliveries.save(letter, retried)) {
                postman.look();
                return LetterView.of(retried);
            }
        }
    }

    /** One page of letters, and how many there are. */
    record LetterPage(List<LetterView> items, int page, int size, long total) {}
}
