package de.smartregion.events.registration;

import de.smartregion.platform.web.IdempotencyKey;
import de.smartregion.platform.web.ProblemException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.util.Optional;

/** The door for people who register, and for those who come back by a link. */
@RestController
@RequestMapping("/api/events/gatherings/{id}/registrations")
class RegistrationController {

    /** In a header, so that it stands in no access log. */
    private static final String LINK_TOKEN = "Link-Token";

    private static final String NOBODY = "anonymous";

    private static final String SOON = "1"; // second: a batch is answered in a fraction of it

    private final RegisterAttendee registerAttendee;
    private final RosterDesk desk;
    private final Clock clock;

    RegistrationController(RegisterAttendee registerAttendee, RosterDesk desk, Clock clock) {
        this.registerAttendee = registerAttendee;
        this.desk = desk;
        this.clock = clock;
    }

    @Operation(
            operationId = "register",
            summary = "Register for a gathering",
            description =
                    "Seats, or a place on the waiting list, are kept until confirmBy; the letter brings the link that"
                            + " confirms. The same Idempotency-Key with the same body gets the same answer; with another body, or"
                            + " once that registration has ended, 422.")
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<RegistrationReceipt> register(
            @PathVariable String id,
            @Valid @RequestBody RegistrationForm form,
            @Parameter(schema = @Schema(type = "string", minLength = 1, maxLength = 128))
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @Nullable Principal caller) {
        var admission =
                registerAttendee.register(
                        id, form.attendee(key), caller == null ? NOBODY : caller.getName(), key);
        return switch (admission.orElse(null)) {
            case Admission.Admitted admitted ->
                    ResponseEntity.created(
                                    URI.create(
                                            "/api/events/gatherings/"
                                                    + admitted.gathering()
                                                    + "/registrations/"
                                                    + admitted.registration()))
                            .body(RegistrationReceipt.of(admitted));
            case Admission.Ended _ ->
                    throw refused(
                            RegistrationProblem.IDEMPOTENCY_KEY_REUSED,
                            "The registration made under this key has ended. To register again, send a new key.");
            case Admission.Refused(var why) -> throw refused(why, "No seat was taken.");
            case null ->
                    throw refused(RegistrationProblem.GATHERING_NOT_FOUND, "No seat was taken.");
        };
    }

    @Operation(
            operationId = "showRegistration",
            summary = "Show a registration to the bearer of its link",
            description = "An unknown registration and a wrong token are answered alike.")
    @GetMapping("/{registration}")
    RegistrationView show(
            @PathVariable String id,
            @PathVariable String registration,
            @Parameter(required = true) @RequestHeader(name = LINK_TOKEN, defaultValue = "")
                    String token) {
        return view(desk.read(id).map(roster -> roster.show(registration, token, clock.instant())));
    }

    @Operation(
            operationId = "confirmRegistration",
            summary = "Confirm a registration with the token of the first letter",
            description = "Confirming again answers the same.")
    @PostMapping("/{registration}/confirmation")
    RegistrationView confirm(
            @PathVariable String id,
            @PathVariable String registration,
            @Parameter(required = true) @RequestHeader(name = LINK_TOKEN, defaultValue = "")
                    String token) {
        return view(desk.decide(id, seating -> seating.confirm(registration, token)));
    }

    @Operation(
            operationId = "cancelRegistration",
            summary = "Cancel a registration with the token of the second letter",
            description = "Cancelling again answers the same.")
    @PostMapping("/{registration}/cancellation")
    RegistrationView cancel(
            @PathVariable String id,
            @PathVariable String registration,
            @Parameter(required = true) @RequestHeader(name = LINK_TOKEN, defaultValue = "")
                    String token) {
        return view(desk.decide(id, seating -> seating.cancel(registration, token)));
    }

    /** Told like everything else that is refused, and when to come back. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> busy(RosterBusy busy) {
        var problem = RegistrationProblem.ROSTER_BUSY;
        return ResponseEntity.status(problem.status())
                .header(HttpHeaders.RETRY_AFTER, SOON)
                .body(problem.detail(String.valueOf(busy.getMessage())));
    }

    private static RegistrationView view(Optional<Answer> answer) {
        return switch (answer.orElse(null)) {
            case Answer.Shown shown -> RegistrationView.of(shown);
            case Answer.Refused(var why) -> throw refused(why, "Nothing was changed.");
            case null ->
                    throw refused(
                            RegistrationProblem.REGISTRATION_NOT_FOUND, "Nothing was changed.");
        };
    }

    private static ProblemException refused(RegistrationProblem why, String detail) {
        return new ProblemException(why, detail);
    }
}
