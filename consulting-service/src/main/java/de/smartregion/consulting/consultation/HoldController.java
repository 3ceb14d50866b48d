package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.agenda.Mode;
import de.smartregion.consulting.consultation.HoldSlot.Holding;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** The door for who has chosen a slot and fills in the form. */
@RestController
@RequestMapping("/api/consulting/holds")
@Tag(name = "holds", description = "A slot is kept while the form is filled in.")
class HoldController {

    private final HoldSlot holdSlot;
    private final ReleaseHold releaseHold;
    private final Agenda agenda;

    @Schema(name = "HoldRequest")
    record HoldForm(
            @NotNull @Pattern(regexp = Wording.ID) String module,
            @NotNull Mode mode,
            @RegionKey @Nullable String place,
            @Size(max = 10)
                    @Nullable
                            List<
                                    @NotNull
                                    @Pattern(
                                            regexp = Wording.FIELDS,
                                            message = "{consultation.field}")
                                    String>
                            fields,
            @Pattern(regexp = "de|en") @Nullable String language,
            @NotNull Instant start) {}

    /** Whoever has the token may use the slot, or give it back. */
    @Schema(
            name = "Hold",
            requiredProperties = {"hold", "token", "start", "end", "until"})
    record HoldView(String hold, String token, Instant start, Instant end, Instant until) {
        @Override
        public String toString() {
            return "hold " + hold;
        }
    }

    HoldController(HoldSlot holdSlot, ReleaseHold releaseHold, Agenda agenda) {
        this.holdSlot = holdSlot;
        this.releaseHold = releaseHold;
        this.agenda = agenda;
    }

    @Operation(
            operationId = "holdSlot",
            summary = "Keep a free slot for ten minutes",
            description =
                    "Of whoever fits best, whom the answer does not name. Somebody faster is 409 `slot-taken` with the"
                            + " next free starts as `next`.")
    @ApiResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = HoldView.class)))
    @PostMapping
    ResponseEntity<?> hold(@Valid @RequestBody HoldForm form) {
        var advice = agenda.advice(form.module()).orElse(null);
        if (advice == null || !advice.active()) {
            return Wrongs.of("module");
        }
        if (!advice.modes().contains(form.mode())) {
            return Wrongs.of("mode");
        }
        if (form.mode() == Mode.ON_SITE && form.place() == null) {
            return Wrongs.of("place");
        }
        var need =
                new Agenda.Need(
                        form.module(),
                        form.mode(),
                        form.mode() == Mode.ON_SITE ? form.place() : null,
                        form.fields() == null ? Set.of() : Set.copyOf(form.fields()),
                        form.language() == null ? "de" : form.language());
        return switch (holdSlot.hold(need, form.start().truncatedTo(ChronoUnit.MILLIS))) {
            case Holding.Held(var ticket, var token) ->
                    ResponseEntity.status(HttpStatus.CREATED)
                            .body(
                                    new HoldView(
                                            ticket.hold(),
                                            token,
                                            ticket.spot().start(),
                                            ticket.spot().end(),
                                            ticket.until()));
            case Holding.Taken(var next) ->
                    Answers.refused(new Decision.Refused(ConsultationProblem.SLOT_TAKEN, next));
        };
    }

    @Operation(
            operationId = "releaseHold",
            summary = "Give a held slot back",
            description =
                    "Again, it answers the same; what a case has taken over stays the case's.")
    @ApiResponse(responseCode = "204", content = @Content)
    @DeleteMapping("/{hold}")
    ResponseEntity<Void> release(
            @PathVariable String hold,
            @RequestHeader(name = Answers.LINK_TOKEN, defaultValue = "") String token) {
        return releaseHold.release(hold, token)
                ? ResponseEntity.noContent().build()
                : Answers.refused(new Decision.Refused(ConsultationProblem.HOLD_NOT_FOUND));
    }
}
