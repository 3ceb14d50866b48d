package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda.Candidate;
import de.smartregion.platform.security.Caller;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** The door for who comes along to an appointment. */
@RestController
@Tag(name = "cases", description = CaseController.WHAT)
class SecondController {

    private static final String SECOND = CaseController.CASE + "/appointments/{appointment}/second";

    private final AccompanyAppointment accompanyAppointment;
    private final Visitors visitors;
    private final Answers answers;

    @Schema(name = "CaseSecond")
    record SecondForm(@NotNull @Pattern(regexp = Wording.ID) String consultant) {}

    /** Without the others' loads: consultants ask this, too. */
    @Schema(
            name = "PossibleSecond",
            requiredProperties = {"consultant", "name", "fits", "against", "free"})
    record PossibleSecond(
            String consultant, String name, boolean fits, List<String> against, boolean free) {

        static PossibleSecond of(Candidate it) {
            return new PossibleSecond(
                    it.consultant(), it.name(), it.fits(), it.against(), it.free());
        }
    }

    @Schema(name = "PossibleSeconds", requiredProperties = "items")
    record SecondsView(List<PossibleSecond> items) {}

    SecondController(
            AccompanyAppointment accompanyAppointment, Visitors visitors, Answers answers) {
        this.accompanyAppointment = accompanyAppointment;
        this.visitors = visitors;
        this.answers = answers;
    }

    @Operation(
            operationId = "listSeconds",
            summary = "Who could come along to an appointment",
            description =
                    "Everybody else who is active, and whether they are free then: hours, absences, buffers and ways count,"
                            + " notice does not. They need not fit; `against` says what speaks against them.")
    @GetMapping(SECOND)
    ResponseEntity<SecondsView> seconds(
            @PathVariable String id, @PathVariable String appointment, Caller caller) {
        return switch (accompanyAppointment.seconds(id, appointment, visitors.of(caller, ""))) {
            case AccompanyAppointment.Seconds.Known(var candidates) ->
                    ResponseEntity.ok(
                            new SecondsView(candidates.stream().map(PossibleSecond::of).toList()));
            case AccompanyAppointment.Seconds.Refused(var refused) -> Answers.refused(refused);
        };
    }

    @Operation(
            operationId = "addSecond",
            summary = "A second consultant comes along to an appointment",
            description =
                    "For the office and the appointment's own consultant. Who is not free is 409 `consultant-not-free`; while"
                            + " somebody else comes along, 409 `already-accompanied`.")
    @PutMapping(SECOND)
    ResponseEntity<ConsultationView> addSecond(
            @PathVariable String id,
            @PathVariable String appointment,
            @Valid @RequestBody SecondForm form,
            Caller caller) {
        var visitor = visitors.of(caller, "");
        return answers.told(
                accompanyAppointment.add(id, appointment, form.consultant(), visitor), visitor);
    }

    @Operation(operationId = "removeSecond", summary = "Nobody comes along any more")
    @DeleteMapping(SECOND)
    ResponseEntity<ConsultationView> removeSecond(
            @PathVariable String id, @PathVariable String appointment, Caller caller) {
        var visitor = visitors.of(caller, "");
        return answers.told(accompanyAppointment.remove(id, appointment, visitor), visitor);
    }
}
