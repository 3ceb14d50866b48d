package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Mode;
import de.smartregion.platform.security.Caller;
import de.smartregion.platform.web.CommonProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The door for asking the others what suits them, and for those who are asked. */
@RestController
@RequestMapping(ConsultationController.PATH + "/{id}")
@Tag(name = "polls", description = "Which of the offered starts suit those who come along.")
class PollController {

    private static final String BALLOT = "/ballot";

    private final OpenPoll openPoll;
    private final AnswerBallot answerBallot;
    private final Consultations consultations;
    private final Visitors visitors;
    private final Answers answers;

    @Schema(name = "ConsultationBallotForm")
    record BallotForm(
            @Schema(description = "About each start on offer, by start.") @NotNull @Size(max = 100)
                    Map<@NotNull Instant, @NotNull Suits> answers) {
        @Override
        public String toString() {
            return "ballot";
        }
    }

    /**
     * What somebody who is asked is shown: nothing of the others, and nothing of the question.
     *
     * @param name theirs
     * @param askedBy the name of who asked for advice
     * @param answers theirs; none until they have answered
     */
    @Schema(
            name = "ConsultationBallot",
            requiredProperties = {
                "name",
                "askedBy",
                "municipalityName",
                "module",
                "moduleTitle",
                "minutes",
                "mode",
                "starts",
                "until",
                "answers"
            })
    record BallotView(
            String name,
            String askedBy,
            String municipalityName,
            String module,
            String moduleTitle,
            @Nullable String moduleTitleEnglish,
            int minutes,
            Mode mode,
            List<Instant> starts,
            Instant until,
            Map<Instant, Suits> answers) {
        static BallotView of(Request request, Offer offer, Ballot ballot) {
            return new BallotView(
                    ballot.name(),
                    request.person().name(),
                    request.municipalityName(),
                    request.module(),
                    request.moduleTitle(),
                    request.moduleTitleEnglish(),
                    request.minutes(),
                    request.mode(),
                    offer.times(),
                    offer.until(),
                    ballot.answers());
        }

        @Override
        public String toString() {
            return "ballot"; // personal data stays out of logs
        }
    }

    PollController(
            OpenPoll openPoll,
            AnswerBallot answerBallot,
            Consultations consultations,
            Visitors visitors,
            Answers answers) {
        this.openPoll = openPoll;
        this.answerBallot = answerBallot;
        this.consultations = consultations;
        this.visitors = visitors;
        this.answers = answers;
    }

    @Operation(
            operationId = "openPoll",
            summary = "Ask those who come along which of the offered starts suit them",
            description =
                    "By who asked for advice, or the office for them. Everybody who is asked gets a letter. Without an offer it is 409"
                            + " `not-offered`, with one start only 409 `nothing-to-choose`, with nobody else named 409"
                            + " `nobody-to-ask`. Again, nothing changes.")
    @PostMapping("/poll")
    ResponseEntity<ConsultationView> open(
            @PathVariable String id,
            @RequestHeader(name = Answers.LINK_TOKEN, defaultValue = "") String token,
            @Nullable Caller caller) {
        var visitor = visitors.of(caller, token);
        return answers.told(openPoll.open(id, visitor), visitor);
    }

    @Operation(
            operationId = "readBallot",
            summary = "What somebody is asked, and has answered",
            description = "By the link of their letter alone, as long as the offer stands.")
    @GetMapping(BALLOT)
    ResponseEntity<BallotView> read(
            @PathVariable String id,
            @RequestHeader(name = Answers.LINK_TOKEN, defaultValue = "") String token) {
        return shown(consultations.find(id).orElse(null), token);
    }

    @Operation(
            operationId = "answerBallot",
            summary = "Say which of the offered starts suit",
            description =
                    "By the link of the letter alone, as long as the offer stands. Again, the last answer counts.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = BallotView.class)))
    @PutMapping(BALLOT)
    ResponseEntity<?> answer(
            @PathVariable String id,
            @Valid @RequestBody BallotForm form,
            @RequestHeader(name = Answers.LINK_TOKEN, defaultValue = "") String token) {
        return switch (answerBallot.answer(id, token, form.answers())) {
            case Decision.Changed(var changed, _) -> shown(changed, token);
            case Decision.Unchanged(var same) -> shown(same, token);
            case Decision.Refused(var why, var starts, _) when why == CommonProblem.INVALID_INPUT ->
                    Wrongs.of(starts.stream().map(it -> "answers[" + it + "]").toList());
            case Decision.Refused refused -> Answers.refused(refused);
        };
    }

    private ResponseEntity<BallotView> shown(@Nullable Consultation found, String token) {
        var vote = ConsultationLinks.vote(found, token).orElse(null);
        if (found == null || vote == null) {
            return Answers.refused(
                    new Decision.Refused(ConsultationProblem.CONSULTATION_NOT_FOUND));
        }
        if (vote.over(consultations.now())) {
            return Answers.refused(new Decision.Refused(ConsultationProblem.LINK_EXPIRED));
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(BallotView.of(found.request(), vote.offer(), vote.ballot()));
    }
}
