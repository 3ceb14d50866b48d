package de.smartregion.consulting.consultant;

import de.smartregion.consulting.consultant.ConsultantView.AbsenceView;
import de.smartregion.consulting.consultant.EditDirectory.Seen;
import de.smartregion.consulting.region.Travel;
import de.smartregion.platform.security.Caller;
import de.smartregion.platform.web.Versions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Consultants over HTTP: the office sees and changes all, a consultant what is the own. */
@Tag(name = "consultants")
@RestController
@RequestMapping("/api/consulting/consultants")
class ConsultantController {

    private final Directory directory;
    private final Roll roll;
    private final EditDirectory editDirectory;
    private final Travel travel;
    private final Clock clock;

    @Schema(name = "Consultants", requiredProperties = "items")
    record ConsultantsView(List<ConsultantView> items) {}

    record AbsenceForm(
            @NotNull Instant from,
            @NotNull Instant until,
            @Size(max = Absence.NOTE) @Nullable String note) {

        @Override
        public String toString() {
            return "form of an absence"; // personal data stays out of logs
        }
    }

    ConsultantController(
            Directory directory,
            Roll roll,
            EditDirectory editDirectory,
            Travel travel,
            Clock clock) {
        this.directory = directory;
        this.roll = roll;
        this.editDirectory = editDirectory;
        this.travel = travel;
        this.clock = clock;
    }

    @Operation(operationId = "listConsultants", summary = "Everybody who advises (staff)")
    @GetMapping
    ResponseEntity<ConsultantsView> list() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(
                        new ConsultantsView(
                                roll.consultants().stream()
                                        .map(it -> ConsultantView.of(it, false))
                                        .toList()));
    }

    @Operation(
            operationId = "readOwnConsultant",
            summary = "What is known of the consultant who asks")
    @GetMapping("/me")
    ResponseEntity<ConsultantView> own(Caller caller) {
        return told(directory.consultant(ownId(caller)).orElseThrow(this::unknown), true);
    }

    @Operation(
            operationId = "putOwnConsultant",
            summary = "Change the own hours, languages and addresses (consultant)")
    @PutMapping("/me")
    ResponseEntity<ConsultantView> putOwn(
            @Valid @RequestBody OwnForm form,
            @Parameter(required = true)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            Caller caller) {
        return told(editDirectory.putOwn(ownId(caller), form, Versions.ifMatch(ifMatch)), true);
    }

    @Operation(
            operationId = "readConsultant",
            summary = "One consultant (staff, or the consultant's own)")
    @GetMapping("/{id}")
    ResponseEntity<ConsultantView> read(@PathVariable String id, Caller caller) {
        checkOwn(id, caller);
        return told(directory.consultant(id).orElseThrow(this::unknown), roll.isOwn(id, caller));
    }

    @Operation(
            operationId = "putConsultant",
            summary = "Make or change a consultant (staff)",
            description =
                    "With If-None-Match: * it is made, with If-Match it is changed; without either, 428. Absences"
                            + " stay as they are, and so do weekly and exceptions where neither is given, onlineAddress and busyAddress"
                            + " where they are not; an empty address is none.")
    @PutMapping("/{id}")
    ResponseEntity<ConsultantView> put(
            @PathVariable @Pattern(regexp = Consultant.ID) String id,
            @Valid @RequestBody ConsultantForm form,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch) {
        var edited =
                editDirectory.put(form, form.consultant(id, travel), Seen.of(ifMatch, ifNoneMatch));
        return ResponseEntity.status(edited.made() ? HttpStatus.CREATED : HttpStatus.OK)
                .eTag(Versions.etag(edited.now().version()))
                .body(ConsultantView.of(edited.now(), false));
    }

    @Operation(
            operationId = "addAbsence",
            summary = "A consultant is away (staff, or the consultant)",
            description =
                    "Appointments in that time stay: the office is told, with proposals for somebody else.")
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/{id}/absences")
    AbsenceView away(@PathVariable String id, @Valid @RequestBody AbsenceForm form, Caller caller) {
        checkOwn(id, caller);
        var wrong = new Wrong();
        var latest = clock.instant().plus(Absence.LONGEST);
        wrong.unless(form.from().isBefore(latest) && form.from().isAfter(Instant.EPOCH), "from");
        wrong.unless(
                form.until().isAfter(form.from())
                        && form.until().isAfter(clock.instant())
                        && form.until().isBefore(latest),
                "until");
        wrong.refuse();
        return AbsenceView.of(
                editDirectory.away(id, form.from(), form.until(), Text.orNone(form.note())));
    }

    @Operation(
            operationId = "removeAbsence",
            summary = "A consultant is not away after all (staff, or the consultant)")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/{id}/absences/{absence}")
    void back(@PathVariable String id, @PathVariable String absence, Caller caller) {
        checkOwn(id, caller);
        editDirectory.back(id, absence);
    }

    private static boolean isOffice(Caller caller) {
        return caller.is("staff") || caller.is("admin");
    }

    /** Whose it is not, for them there is none. */
    private void checkOwn(String id, Caller caller) {
        if (!isOffice(caller) && !roll.isOwn(id, caller)) {
            throw unknown();
        }
    }

    private String ownId(Caller caller) {
        return roll.signedIn(caller.subject(), caller.email()).orElseThrow(this::unknown).id();
    }

    private RuntimeException unknown() {
        return EditDirectory.refused(CalendarProblem.CONSULTANT_NOT_FOUND);
    }

    private static ResponseEntity<ConsultantView> told(Consultant consultant, boolean own) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(Versions.etag(consultant.version()))
                .body(ConsultantView.of(consultant, own));
    }
}
